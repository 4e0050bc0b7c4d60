"use client";
import { useTranslations } from "next-intl";
import type { ClipboardEvent } from "react";
import { Button } from "@/components/ui/Button";
import { FileDrop } from "@/components/ui/FileDrop";
import { TextArea } from "@/components/ui/TextArea";
import { SOURCE_ICONS } from "./AddSource";
import { ACCEPTED_FILES } from "./FileForm";
import { withPasted } from "./pasted-text";
import type { Slot } from "./slots";
import { isTooLongForBox } from "./source-acts";
import { useSourcesHere } from "./use-sources";

/** The box for numbers; where nothing was chosen yet, a place for a file and the other ways in stand below it. */
export function PasteForm({ slot, isStart }: { slot: Slot; isStart: boolean }) {
  const t = useTranslations("audiences");
  const { type, addFiles, open } = useSourcesHere();
  // What the box can't hold goes straight to the reader.
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const all = withPasted(event.currentTarget, event.clipboardData.getData("text/plain"));
    if (!isTooLongForBox(all)) return;
    event.preventDefault();
    type(slot.key, all);
  };
  return (
    <>
      <TextArea
        label={t("paste")}
        description={t("pasteHint")}
        placeholder={t("pastePlaceholder")}
        value={slot.text}
        onChange={(text) => type(slot.key, text)}
        onPaste={paste}
        autoFocus={!isStart}
        rows={5}
        ltr
        mono
      />
      {isStart && (
        <>
          <FileDrop label={t("file")} hint={t("fileHint")} accept={ACCEPTED_FILES} onFile={(file) => addFiles([file])} />
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-ink-2 text-sm">{t("sources.otherWays")}</span>
            {(["list", "campaign"] as const).map((kind) => (
              <Button key={kind} icon={SOURCE_ICONS[kind]} onPress={() => open(kind)}>
                {t(`sources.kinds.${kind}`)}
              </Button>
            ))}
          </div>
        </>
      )}
    </>
  );
}
