"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./Button";
import { toast } from "./toast";

const SHOWN_MS = 3_000;

/** Copies a text that also stands on the page, since a browser may refuse. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({ tone: "danger", title: t("copyFailed") });
    }
  };
  return (
    <>
      <Button icon={copied ? Check : Copy} onPress={copy}>
        {copied ? t("copied") : children}
      </Button>
      <span role="status" className="sr-only">
        {copied && t("copied")}
      </span>
    </>
  );
}
