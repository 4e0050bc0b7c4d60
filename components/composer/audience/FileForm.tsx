"use client";
import { useTranslations } from "next-intl";
import { FileDrop } from "@/components/ui/FileDrop";
import type { Slot } from "./slots";
import { useSourcesHere } from "./use-sources";

export const ACCEPTED_FILES = [
  ".csv",
  ".txt",
  ".xlsx",
  "text/csv",
  "text/plain",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/** A place for a file, in a slot of its own or instead of what the slot holds. */
export function FileForm({ slot }: { slot: Slot }) {
  const t = useTranslations("audiences");
  const { addFiles } = useSourcesHere();
  return <FileDrop label={t("file")} hint={t("fileHint")} accept={ACCEPTED_FILES} onFile={(file) => addFiles([file], slot.key)} />;
}
