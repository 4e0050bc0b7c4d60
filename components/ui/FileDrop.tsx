"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { Button } from "./Button";

interface FileDropProps {
  /** What the file is for. */
  label: string;
  /** Kinds and limits, in words. */
  hint: ReactNode;
  /** Endings and media types the file chooser offers. */
  accept: string[];
  onFile: (file: File) => void;
  isDisabled?: boolean;
}

/** One file, by the chooser, by dropping or by pasting. What it holds is checked by whoever gets it. */
export function FileDrop({ label, hint, accept, onFile, isDisabled }: FileDropProps) {
  const t = useTranslations("ui");
  return (
    <DropZone
      aria-label={label}
      isDisabled={isDisabled}
      onDrop={async ({ items }) => {
        const dropped = items.find((item) => item.kind === "file");
        if (dropped) onFile(await dropped.getFile());
      }}
      className="relative flex flex-col items-center gap-2 rounded-md border border-line-strong border-dashed bg-surface px-4 py-6 text-center transition-colors drop-target:border-accent drop-target:bg-accent-soft focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2"
    >
      <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1">
        <FileTrigger
          acceptedFileTypes={accept}
          onSelect={(files) => {
            const chosen = files?.[0];
            if (chosen) onFile(chosen);
          }}
        >
          <Button icon={Upload} isDisabled={isDisabled}>
            {t("chooseFile")}
          </Button>
        </FileTrigger>
        <Text slot="label" className="text-ink-2 max-md:hidden">
          {t("dropHere")}
        </Text>
      </div>
      <p className="text-ink-2 text-sm">{hint}</p>
    </DropZone>
  );
}
