"use client";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { useErrorText } from "@/components/ui/use-error-text";
import { usePreviewImport } from "@/lib/lists/job-queries";
import type { MailingList } from "@/lib/lists/schema";
import { ContactSourceForm } from "./ContactSourceForm";
import { ModeChoice } from "./ModeChoice";
import { ReadContacts } from "./ReadContacts";
import type { ImportFormState } from "./use-import-form";

interface ImportFormProps {
  list: MailingList;
  form: ImportFormState;
  onBegun: (jobId: string) => void;
}

/** What to do, with whom, and what was read of them; nothing changes before its effect was looked at. */
export function ImportForm({ list, form: { mode, setMode, source }, onBegun }: ImportFormProps) {
  const t = useTranslations("lists.import");
  const errorText = useErrorText();
  const preview = usePreviewImport(list.id);
  const { reading, work } = source;
  const check = () => {
    if (reading) preview.mutate({ mode, rows: reading.details.rows }, { onSuccess: ({ id }) => onBegun(id) });
  };
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <ModeChoice mode={mode} onChange={setMode} />
        <p className="mt-4 flex items-start gap-2 text-ink-2">
          <ShieldCheck size={18} aria-hidden className="mt-0.5 shrink-0" />
          {t("neverUnblocks")}
        </p>
      </Card>
      <ContactSourceForm source={source} />
      {reading && <ReadContacts source={source} reading={reading} />}
      {preview.error && (
        <Banner tone="danger" title={t("checkFailed")} announce>
          {errorText(preview.error)}
        </Banner>
      )}
      {reading && reading.details.count > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            kind="primary"
            size="large"
            onPress={check}
            isPending={preview.isPending}
            pendingLabel={t("checking")}
            isDisabled={work !== null}
            className="max-md:w-full"
          >
            {t("check")}
          </Button>
          <p className="text-ink-2 text-sm">{t("checkNote")}</p>
        </div>
      )}
    </div>
  );
}
