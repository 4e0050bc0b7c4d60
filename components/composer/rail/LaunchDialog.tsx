"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import type { DryRunAnswer, SameContent } from "@/lib/launches/schema";
import { formatMoney, subtractMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { refusalOf } from "../refusal";
import { useAnswers } from "../use-answers";
import { useComposer } from "../use-composer";
import { UNDO_SECONDS } from "../use-launching";
import { LaunchNotes } from "./LaunchNotes";
import { SendWords } from "./SendWords";

interface LaunchDialogProps {
  figures: DryRunAnswer;
  isOpen: boolean;
  onClose: () => void;
  /** @param repeatOf the launch whose content is meant again */
  onLaunch: (repeatOf?: string) => void;
  isPending: boolean;
  error: unknown;
  /** The launch that has the same content already. */
  sameContent: SameContent | null;
}

/** The last question, with the facts. When the same was launched already, it says by whom, and repeating takes another decision. */
export function LaunchDialog({ figures, isOpen, onClose, onLaunch, isPending, error, sameContent }: LaunchDialogProps) {
  const t = useTranslations("composer.launch");
  const errorText = useErrorText();
  const common = { isOpen, onOpenChange: (open: boolean) => open || onClose(), isPending };
  if (sameContent) {
    return (
      <ConfirmDialog
        {...common}
        title={t("again.title")}
        confirmLabel={t("again.confirm")}
        onConfirm={() => onLaunch(sameContent.launchId)}
      >
        <Again twin={sameContent} />
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      {...common}
      title={t(figures.approvalNeeded ? "titleForApproval" : "title")}
      confirmLabel={<SendWords figures={figures} />}
      onConfirm={() => onLaunch()}
      error={error ? (refusalOf(error).text ?? errorText(error)) : undefined}
    >
      <LaunchFacts figures={figures} />
      <div className="mt-4 empty:hidden">
        <LaunchNotes figures={figures} />
      </div>
      <p className="mt-4">{t(figures.approvalNeeded ? "undoForApproval" : "undo", { seconds: UNDO_SECONDS })}</p>
    </ConfirmDialog>
  );
}

function LaunchFacts({ figures: { accepted, price, balance } }: { figures: DryRunAnswer }) {
  const t = useTranslations("composer.launch");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const { title } = useComposer().values;
  const { callerId, start } = useAnswers();
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-ink">
      <Fact label={t("facts.title")}>
        <bdi dir="auto">{title.trim()}</bdi>
      </Fact>
      <Fact label={t("facts.recipients")}>{accepted === null ? ui("unknown") : <Ltr>{format.number(accepted)}</Ltr>}</Fact>
      <Fact label={t("facts.price")}>
        {price === null ? ui("unknown") : t.rich("facts.units", { price: formatMoney(price), num: ltr })}
      </Fact>
      {price !== null && balance !== null && (
        <Fact label={t("facts.balanceAfter")}>
          {t.rich("facts.units", { price: formatMoney(subtractMoney(balance, price)), num: ltr })}
        </Fact>
      )}
      <Fact label={t("facts.start")}>{start}</Fact>
      <Fact label={t("facts.callerId")}>{callerId}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0 break-words font-semibold">{children}</dd>
    </>
  );
}

function Again({ twin: { launchId, createdBy, createdAt } }: { twin: SameContent }) {
  const t = useTranslations("composer.launch.again");
  const locale = localeOf(useLocale());
  const bdi = (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>;
  return (
    <>
      <p role="alert">{t.rich("text", { who: createdBy, when: formatTime(createdAt, locale), bdi })}</p>
      <p className="mt-2">
        <TextLink href={paths.launch(launchId)}>{t("link")}</TextLink>
      </p>
      <p className="mt-2">{t("meant")}</p>
    </>
  );
}
