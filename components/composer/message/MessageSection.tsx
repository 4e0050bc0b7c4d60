"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { LIMITS } from "@/lib/campaigns/schema";
import { FormNumber } from "../fields/FormNumber";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { MESSAGE_KINDS, type MessageKind } from "../values";
import { TextMessage } from "./TextMessage";
import { UploadMessage } from "./UploadMessage";

/** The two ways most campaigns go; the rest stands behind a button. */
const USUAL: readonly MessageKind[] = ["text", "upload"];

/** What is heard when somebody answers. */
export function MessageSection() {
  const t = useTranslations("composer.message");
  const { form, values } = useComposer();
  const { kind } = values.message;
  const [isWide, setWide] = useState(!USUAL.includes(kind));
  const offered = isWide ? MESSAGE_KINDS : USUAL;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col items-start gap-1">
        <RadioGroup
          label={t("kind")}
          items={offered.map((id) => ({ id, label: t(`kinds.${id}`), description: t(`kindHints.${id}`) }))}
          value={kind}
          onChange={(next) => form.setValue("message.kind", next)}
        />
        {!isWide && (
          <Button kind="quiet" className="-ms-3" aria-expanded={false} onPress={() => setWide(true)}>
            {t("moreWays")}
          </Button>
        )}
      </div>
      <MessageFields kind={kind} />
    </div>
  );
}

const API_SECONDS = { min: 1, max: 300 };

function MessageFields({ kind }: { kind: MessageKind }) {
  const t = useTranslations("composer.message");
  switch (kind) {
    case "text":
      return <TextMessage />;
    case "upload":
      return <UploadMessage />;
    case "recording":
      return <FormText name="message.name" label={t("recordingName")} description={t("recordingNameHint")} ltr mono className="max-w-96" />;
    case "extension":
      return <FormText name="message.extension" label={t("extension")} description={t("extensionHint")} ltr mono className="max-w-60" />;
    case "apiUrl":
      return (
        <div className="flex flex-col gap-4">
          <FormText
            name="message.url"
            label={t("apiUrl")}
            description={t("apiUrlHint", { max: LIMITS.apiUrlLength })}
            placeholder="https://"
            inputMode="url"
            ltr
            mono
          />
          <FormNumber
            name="message.seconds"
            label={t("apiSeconds")}
            description={t("apiSecondsHint")}
            limits={API_SECONDS}
            unit={t("secondsUnit")}
            className="max-w-60"
          />
        </div>
      );
  }
}
