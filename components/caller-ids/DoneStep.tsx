"use client";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr } from "@/components/ui/Ltr";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phones/number";
import { ShownNumberDrawing } from "./PhoneDrawing";
import { WizardPane } from "./WizardPane";

/** Step three: what may be done now. `already`: the account had the number, and nobody was called. */
export function DoneStep({ phone, already, onAnother }: { phone: string; already: boolean; onAnother: () => void }) {
  const t = useTranslations("callerIds.doneStep");
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingRef.current?.focus(), []);
  const num = (chunks: ReactNode) => (
    <Ltr mono className="font-semibold text-ink">
      {chunks}
    </Ltr>
  );
  return (
    <WizardPane
      headingRef={headingRef}
      title={
        <span className="flex items-center gap-2">
          <CircleCheck size={24} aria-hidden className="shrink-0 text-success" />
          {already ? t("titleAlready") : t("title")}
        </span>
      }
      drawing={<ShownNumberDrawing phone={phone} />}
    >
      <p className="-mt-4 max-w-[52ch] text-ink-2">{t.rich(already ? "textAlready" : "text", { phone: formatPhone(phone), num })}</p>
      <div className="flex flex-wrap gap-2 max-md:flex-col">
        <LinkButton kind="primary" size="large" href={paths.callerIds()}>
          {t("toList")}
        </LinkButton>
        <Button size="large" onPress={onAnother}>
          {t("another")}
        </Button>
      </div>
    </WizardPane>
  );
}
