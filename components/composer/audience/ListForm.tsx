"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { audienceQueries } from "@/lib/audiences/queries";
import { ListByNumber } from "./ListByNumber";
import { ListChoice } from "./ListChoice";
import { ListContent } from "./SourceContent";
import { type Slot, sourceKey } from "./slots";
import { useSourcesHere } from "./use-sources";

/** A mailing list, one that is registered or any other by its number: looked into first, then added. */
export function ListForm({ slot }: { slot: Slot }) {
  const { slots, begin, takeList } = useSourcesHere();
  const [looked, setLooked] = useState<{ listId: number; byNumber: boolean } | null>(null);
  const taken = new Set(slots.flatMap(({ key, source }) => (key !== slot.key && source ? [sourceKey(source)] : [])));
  const isTaken = (listId: number | string) => taken.has(`list-${listId}`);
  const look = (listId: number, byNumber: boolean) => {
    begin(slot.key, true);
    setLooked({ listId, byNumber });
  };
  const content = looked && <LookedList key={looked.listId} listId={looked.listId} onTake={() => takeList(slot.key, looked.listId)} />;
  return (
    <>
      <ListChoice chosen={looked && !looked.byNumber ? looked.listId : null} isTaken={isTaken} onChoose={(listId) => look(listId, false)} />
      {looked && !looked.byNumber && content}
      <ListByNumber
        isTaken={isTaken}
        onType={(isBegun) => {
          begin(slot.key, isBegun);
          setLooked(null);
        }}
        onLook={(listId) => look(listId, true)}
      />
      {looked?.byNumber && content}
    </>
  );
}

function LookedList({ listId, onTake }: { listId: number; onTake: () => void }) {
  const t = useTranslations("audiences.sources.list");
  const query = useQuery(audienceQueries.count([{ listId }]));
  return (
    <div className="flex flex-col items-stretch gap-4">
      <ListContent query={query} />
      {query.data !== undefined && query.data.optedOut > 0 && <p>{t("optedOut", { count: query.data.optedOut })}</p>}
      {query.data?.accepted === 0 && <Banner tone="warning">{t("nobody")}</Banner>}
      {query.data !== undefined && query.data.accepted > 0 && (
        <Button kind="primary" onPress={onTake} className="self-start">
          {t("take", { count: query.data.accepted })}
        </Button>
      )}
    </div>
  );
}
