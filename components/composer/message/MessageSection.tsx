"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { MESSAGE_KINDS, type MessageKind } from "@/lib/drafts/form";
import { useComposer } from "../use-composer";
import { ApiUrlMessage, ExtensionMessage } from "./CallMessage";
import { EarlierRecording } from "./EarlierRecording";
import { TextMessage } from "./TextMessage";
import { UploadMessage } from "./UploadMessage";

/** The ways most campaigns go; the rest stands behind a button. */
const USUAL: readonly MessageKind[] = ["text", "upload"];

/** What is heard when somebody answers. */
export function MessageSection() {
  const t = useTranslations("composer.message");
  const { form, values } = useComposer();
  const { kind } = values.message;
  const [isAsked, setAsked] = useState(false);
  const isWide = isAsked || !USUAL.includes(kind);
  const offered = isWide ? MESSAGE_KINDS : USUAL;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col items-start gap-1">
        <RadioGroup
          label={t("kind")}
          items={offered.map((id) => ({ id, label: t(`kinds.${id}`), description: t(`kindHints.${id}`) }))}
          value={kind}
          onChange={(next) => {
            if (isWide) setAsked(true);
            form.setValue("message.kind", next);
          }}
        />
        {!isWide && (
          <Button kind="quiet" className="-ms-3" aria-expanded={false} onPress={() => setAsked(true)}>
            {t("moreWays")}
          </Button>
        )}
      </div>
      {/* Where somebody is led who is told that the message is wrong; an earlier recording has a place of its own. */}
      <div data-field={kind === "recording" ? undefined : "message"}>
        <MessageFields kind={kind} />
      </div>
    </div>
  );
}

function MessageFields({ kind }: { kind: MessageKind }) {
  switch (kind) {
    case "text":
      return <TextMessage />;
    case "upload":
      return <UploadMessage />;
    case "recording":
      return <EarlierRecording />;
    case "extension":
      return <ExtensionMessage />;
    case "apiUrl":
      return <ApiUrlMessage />;
  }
}
