"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/Button";
import { TextField } from "@/components/ui/TextField";
import { formatPhone, readPhone } from "@/lib/phones/number";

/** One field: a number, however it is written. @param asked the number that is shown, or null */
export function NumberForm({ asked, onAsk }: { asked: string | null; onAsk: (phone: string) => void }) {
  const t = useTranslations("numbers");
  const [text, setText] = useState(asked === null ? "" : formatPhone(asked));
  const [isTried, setTried] = useState(false);
  const [shown, setShown] = useState(asked);
  if (shown !== asked) {
    setShown(asked);
    setText(asked === null ? "" : formatPhone(asked));
    setTried(false);
  }
  const reading = readPhone(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading.kind !== "phone") return;
    setText(formatPhone(reading.phone));
    onAsk(reading.phone);
  };
  return (
    <form onSubmit={submit} noValidate aria-label={t("title")} className="flex flex-wrap items-start gap-3">
      <TextField
        label={t("field")}
        description={t("fieldHint")}
        value={text}
        onChange={(next) => {
          setText(next);
          setTried(false);
        }}
        errorMessage={isTried && reading.kind !== "phone" ? t(text.trim() === "" ? "problems.missing" : "problems.phone") : undefined}
        inputMode="tel"
        autoComplete="off"
        autoFocus={asked === null}
        ltr
        mono
        className="w-80 max-md:w-full"
      />
      <Button type="submit" kind="primary" icon={Search} className="h-10! md:mt-6 max-md:w-full">
        {t("search")}
      </Button>
    </form>
  );
}
