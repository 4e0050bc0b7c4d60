"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { TextField } from "@/components/ui/TextField";
import { audienceQueries } from "@/lib/audiences/queries";
import { ListContent } from "./SourceContent";
import { type Slot, sourceKey } from "./slots";
import { useSourcesHere } from "./use-sources";

const LIST_ID = /^[1-9]\d{0,14}$/;

/** A mailing list by its number: looked into first, then added. */
export function ListForm({ slot }: { slot: Slot }) {
  const t = useTranslations("audiences.sources.list");
  const { slots, begin, takeList } = useSourcesHere();
  const [text, setText] = useState("");
  const [checked, setChecked] = useState<number | null>(null);
  const [isAsked, setAsked] = useState(false);
  const wanted = text.trim();
  const isKnown = slots.some(({ key, source }) => key !== slot.key && source && sourceKey(source) === `list-${wanted}`);
  const problem = !LIST_ID.test(wanted) ? t(wanted === "" ? "missing" : "invalid") : isKnown ? t("known") : null;
  const check = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problem === null) setChecked(Number(wanted));
  };
  const change = (next: string) => {
    setText(next);
    begin(slot.key, next.trim() !== "");
    setChecked(null);
    setAsked(false);
  };
  return (
    <>
      <form onSubmit={check} className="flex flex-wrap items-start gap-3">
        <TextField
          label={t("label")}
          description={t("hint")}
          value={text}
          onChange={change}
          errorMessage={isAsked && problem !== null ? problem : undefined}
          inputMode="numeric"
          autoFocus
          ltr
          mono
          className="w-64 max-md:w-full"
        />
        <Button type="submit" className="h-10! md:mt-6 max-md:w-full">
          {t("check")}
        </Button>
      </form>
      {checked !== null && <CheckedList listId={checked} onTake={() => takeList(slot.key, checked)} />}
    </>
  );
}

function CheckedList({ listId, onTake }: { listId: number; onTake: () => void }) {
  const t = useTranslations("audiences.sources.list");
  const query = useQuery(audienceQueries.count([{ listId }]));
  return (
    <div className="flex flex-col items-stretch gap-4">
      <ListContent query={query} />
      {query.data?.accepted === 0 && <Banner tone="warning">{t("nobody")}</Banner>}
      {query.data !== undefined && query.data.accepted > 0 && (
        <Button kind="primary" onPress={onTake} className="self-start">
          {t("take", { count: query.data.accepted })}
        </Button>
      )}
    </div>
  );
}
