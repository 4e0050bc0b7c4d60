"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Banner } from "./Banner";
import { Button } from "./Button";
import { TextField } from "./TextField";

interface CopyFieldProps {
  label: ReactNode;
  /** An address or a code: read left to right, copied as it stands. */
  value: string;
}

/** A text to take elsewhere. Where the browser forbids copying, the text is marked for the keyboard. */
export function CopyField({ label, value }: CopyFieldProps) {
  const t = useTranslations("ui");
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"fresh" | "copied" | "failed">("fresh");
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <div>
      <div className="flex items-end gap-2 max-md:flex-col max-md:items-stretch">
        <TextField className="min-w-0 flex-1" label={label} value={value} isReadOnly ltr mono inputRef={field} />
        <Button size="large" icon={state === "copied" ? Check : Copy} onPress={copy} autoFocus>
          {t(state === "copied" ? "copied" : "copy")}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {state === "copied" && t("copied")}
      </span>
      {state === "failed" && (
        <Banner tone="warning" announce className="mt-2">
          {t("copyFailed")}
        </Banner>
      )}
    </div>
  );
}
