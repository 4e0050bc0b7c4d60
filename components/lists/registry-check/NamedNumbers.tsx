"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ACCEPTED_FILES } from "@/components/composer/audience/FileForm";
import { useReadingProblem } from "@/components/composer/audience/use-reading-problem";
import { Banner } from "@/components/ui/Banner";
import { Checkbox } from "@/components/ui/Checkbox";
import { FileDrop } from "@/components/ui/FileDrop";
import { Spinner } from "@/components/ui/Spinner";
import type { Audience } from "@/lib/audiences/schema";
import { listQueries } from "@/lib/lists/queries";
import type { ListId } from "@/lib/lists/schema";
import type { FileObstacle } from "./file-obstacle";
import type { NamedFile } from "./use-named-numbers";

interface NamedNumbersProps {
  listId: ListId;
  file: NamedFile;
  /** Told once recording was asked for. */
  obstacle: FileObstacle | null;
  /** It is to be recorded without what is no number. */
  isAgreed: boolean;
  onAgree: (isAgreed: boolean) => void;
}

/** The registry names few: a file of half a list may be the one that was to be checked. */
const SUSPICIOUS_SHARE = 0.5;

/** A place for the registry's answer, and what was found in it before anybody is blocked. */
export function NamedNumbers({ listId, file: { read, audience, isReading, error }, obstacle, isAgreed, onAgree }: NamedNumbersProps) {
  const t = useTranslations("lists.registryCheck.dialog");
  const problem = useReadingProblem();
  const { data: contacts } = useQuery(listQueries.total(listId));
  const isSuspicious = audience !== null && typeof contacts === "number" && audience.accepted >= contacts * SUSPICIOUS_SHARE;
  return (
    <div className="flex flex-col gap-3">
      <FileDrop label={t("file")} hint={t("fileHint")} accept={ACCEPTED_FILES} onFile={(chosen) => void read(chosen)} />
      {isReading && (
        <p role="status" className="flex items-center gap-3 text-ink-2">
          <Spinner />
          {t("reading")}
        </p>
      )}
      {error !== null && (
        <Banner tone="danger" announce title={t("notRead")}>
          {problem(error)}
        </Banner>
      )}
      {audience && <InFile audience={audience} isAgreed={isAgreed} onAgree={onAgree} />}
      {isSuspicious && (
        <Banner tone="warning" title={t("half")}>
          {t("halfHelp")}
        </Banner>
      )}
      {obstacle && (
        <p role="alert" className="text-danger">
          {t(`obstacles.${obstacle}`)}
        </p>
      )}
    </div>
  );
}

function InFile({
  audience: { accepted, rejected },
  isAgreed,
  onAgree,
}: Pick<NamedNumbersProps, "isAgreed" | "onAgree"> & { audience: Audience }) {
  const t = useTranslations("lists.registryCheck.dialog");
  const isUnreadable = accepted === 0 && rejected > 0;
  return (
    <>
      <Banner tone={isUnreadable ? "danger" : rejected > 0 ? "warning" : "info"} announce title={t("inFile", { count: accepted })}>
        {rejected > 0 && `${t("refused", { count: rejected })} `}
        {isUnreadable ? t("unknown") : accepted > 0 && t("effect")}
      </Banner>
      {rejected > 0 && !isUnreadable && (
        <Checkbox isSelected={isAgreed} onChange={onAgree}>
          {t("without", { count: rejected })}
        </Checkbox>
      )}
    </>
  );
}
