"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { fetchFile } from "@/lib/http/fetch-json";

/** What is ready sooner needs no word. */
const SLOW_AFTER_MS = 1_000;
/** By then the browser has taken what it was given. */
const FORGET_AFTER_MS = 60_000;

interface Progress {
  bytes: number;
  slow: boolean;
}

/** Fetches a file that the server makes while it sends, and gives it to the browser to keep; a failure is told. Leaving the page calls it off. */
export function useDownload() {
  const t = useTranslations("downloads");
  const errorText = useErrorText();
  const [download, setDownload] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** @param body says of what the file is, where that is no matter for an address */
  async function start(address: string, body?: unknown): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const began = Date.now();
    const told = (bytes: number) => setDownload({ bytes, slow: Date.now() - began > SLOW_AFTER_MS });
    const timer = setTimeout(() => setDownload((now) => now && { ...now, slow: true }), SLOW_AFTER_MS);
    told(0);
    try {
      const { name, blob } = await fetchFile(address, controller.signal, told, body);
      keep(name, blob);
    } catch (error) {
      if (!controller.signal.aborted) toast({ tone: "danger", title: t("failed"), description: errorText(error) });
    } finally {
      clearTimeout(timer);
      setDownload(null);
    }
  }

  return {
    start,
    cancel: () => running.current?.abort(),
    pending: download !== null,
    bytes: download?.bytes ?? 0,
    slow: download?.slow ?? false,
  };
}

export type Download = ReturnType<typeof useDownload>;

/** Gives the browser a file to keep. */
export function keep(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), FORGET_AFTER_MS);
}
