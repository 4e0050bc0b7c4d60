"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { CopyField } from "@/components/ui/CopyField";
import { DialogActions } from "@/components/ui/Dialog";
import { formatTime } from "@/lib/time";
import type { PasswordLink } from "@/lib/users/schema";

/** A one-time address, shown this once: what it is for, until when, and how to hand it over. */
export function OneTimeLink({ link, children, onClose }: { link: PasswordLink; children?: ReactNode; onClose: () => void }) {
  const t = useTranslations("users.link");
  const locale = useLocale();
  return (
    <>
      {children && <p className="mb-4">{children}</p>}
      <CopyField label={t("label")} value={link.url} />
      <ul className="mt-3 flex list-disc flex-col gap-1 ps-5 text-ink-2 text-sm">
        <li>{t("until", { time: formatTime(link.expiresAt, locale, "time") })}</li>
        <li>{t("send")}</li>
        <li>{t("once")}</li>
      </ul>
      <DialogActions>
        <Button size="large" onPress={onClose}>
          {t("done")}
        </Button>
      </DialogActions>
    </>
  );
}
