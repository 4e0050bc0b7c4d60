"use client";
import { useState } from "react";
import type { Chosen } from "@/lib/lists/contact-queries";
import type { ShownContact } from "@/lib/lists/contact-schema";

/** As many as one request may name. */
const MOST = 10_000;

interface State {
  search: string;
  contacts: ReadonlyMap<string, ShownContact>;
  /** All that the search finds, so many; null: only those of the map. */
  all: number | null;
}

const nobody = (search: string): State => ({ search, contacts: new Map(), all: null });

/** Contacts that are chosen, across pages; another search begins anew. */
export function useSelection(search: string) {
  const [kept, setState] = useState<State>(() => nobody(search));
  const state = kept.search === search ? kept : nobody(search);
  const { contacts, all } = state;

  function set(some: readonly ShownContact[], isChosen: boolean): void {
    const next = new Map(contacts);
    for (const contact of some) {
      if (!isChosen) next.delete(contact.id);
      else if (next.size < MOST) next.set(contact.id, contact);
    }
    setState({ search, contacts: next, all: null });
  }

  const chosen: Chosen | null = all !== null ? { search, expected: all } : contacts.size > 0 ? { contacts: [...contacts.values()] } : null;
  return {
    chosen,
    count: all ?? contacts.size,
    isAll: all !== null,
    isChosen: (id: string) => all !== null || contacts.has(id),
    set,
    chooseAll: (total: number) => setState({ search, contacts: new Map(), all: total }),
    clear: () => setState(nobody(search)),
  };
}

export type Selection = ReturnType<typeof useSelection>;
