"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { Notice } from "./Notice";

/** A page that could not be made: what that means, and another try. `digest` is the number under which the log knows it. */
export function Failure({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const t = useTranslations("shell.failure");
  const tUi = useTranslations("ui");
  return (
    <Notice
      title={t("title")}
      action={
        <Button kind="primary" onPress={onRetry}>
          {tUi("retry")}
        </Button>
      }
    >
      <p>{t("text")}</p>
      {digest && <p className="mt-2">{t.rich("id", { id: digest, code: (id) => <Ltr mono>{id}</Ltr> })}</p>}
    </Notice>
  );
}
