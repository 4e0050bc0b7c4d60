"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ltr } from "@/components/ui/Ltr";
import { listQueries } from "@/lib/lists/queries";

/** What a mailing list is called on the screen: its name where it is registered, else its number. @param listId null: none is meant */
export function useListName(listId: number | null): ReactNode {
  const t = useTranslations("audiences.sources.names");
  const { data } = useQuery({ ...listQueries.registry(), enabled: listId !== null });
  if (listId === null) return null;
  const name = data?.find(({ id }) => id === listId)?.name;
  if (name === undefined) return t.rich("list", { id: String(listId), ltr });
  return t.rich("namedList", { name, bdi: (chunks) => <bdi dir="auto">{chunks}</bdi> });
}
