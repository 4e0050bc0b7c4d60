"use client";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { mayHoldNumber } from "@/lib/lists/contact-search";

export const PAGE_SIZE = 50;

const parsers = {
  search: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
};

/** Which contacts are shown. A name that is looked for stands in the address, and so does the page; a person's number never does. */
export function useContactsView() {
  const [{ search: name, page }, setState] = useQueryStates(parsers);
  const [number, setNumber] = useState("");
  const search = number || name;
  const setSearch = useCallback(
    (text: string) => {
      const isPrivate = mayHoldNumber(text);
      setNumber(isPrivate ? text : "");
      return setState({ search: isPrivate ? null : text || null, page: null });
    },
    [setState],
  );
  const goTo = useCallback((to: number) => setState({ page: to === 1 ? null : to }), [setState]);
  return { search, page: Math.max(1, page), pageSize: PAGE_SIZE, setSearch, goTo };
}
