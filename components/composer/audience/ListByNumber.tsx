"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/Button";
import { TextField } from "@/components/ui/TextField";

const LIST_ID = /^[1-9]\d{0,14}$/;

interface ListByNumberProps {
  isTaken: (listId: string) => boolean;
  /** Something stands in the field, or nothing any more. */
  onType: (isBegun: boolean) => void;
  onLook: (listId: number) => void;
}

/** A mailing list by its number, registered or not. */
export function ListByNumber({ isTaken, onType, onLook }: ListByNumberProps) {
  const t = useTranslations("audiences.sources.list");
  const [text, setText] = useState("");
  const [isAsked, setAsked] = useState(false);
  const wanted = text.trim();
  const problem = !LIST_ID.test(wanted) ? t(wanted === "" ? "missing" : "invalid") : isTaken(wanted) ? t("known") : null;
  const look = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problem === null) onLook(Number(wanted));
  };
  const change = (next: string) => {
    setText(next);
    onType(next.trim() !== "");
    setAsked(false);
  };
  return (
    <form onSubmit={look} className="flex flex-wrap items-start gap-3">
      <TextField
        label={t("label")}
        description={t("hint")}
        value={text}
        onChange={change}
        errorMessage={isAsked && problem !== null ? problem : undefined}
        inputMode="numeric"
        ltr
        mono
        className="w-64 max-md:w-full"
      />
      <Button type="submit" className="h-10! md:mt-6 max-md:w-full">
        {t("check")}
      </Button>
    </form>
  );
}
