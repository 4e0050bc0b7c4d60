"use client";
import { useState } from "react";
import type { Chosen } from "@/lib/lists/contact-queries";
import type { ShownContact } from "@/lib/lists/contact-schema";
import type { BulkAct } from "./ContactActions";

/** As many as one request may name. */
const MOST = 10_000;

export interface Selected {
  search: string;
  contacts: ReadonlyMap<string, ShownContact>;
  /** All that the search finds, so many; null: only those of the map. */
  all: number | null;
}

const nobody = (search: string): Selected => ({ search, contacts: new Map(), all: null });

/** What stays chosen after an act: everybody whom it didn't touch. */
export function without(state: Selected, { kind, chosen }: BulkAct): Selected {
  const { search, contacts, all } = state;
  if ("search" in chosen) return nobody(search);
  if (all !== null) return kind === "delete" ? { ...state, all: Math.max(0, all - chosen.contacts.length) || null } : state;
  const touched = new Set(chosen.contacts.map(({ id }) => id));
  return { ...state, contacts: new Map([...contacts].filter(([id]) => !touched.has(id))) };
}

/** Contacts that are chosen, across pages; another search begins anew. @param shown the page's, as they are now */
export function useSelection(search: string, shown: readonly ShownContact[] = []) {
  const [kept, setState] = useState<Selected>(() => nobody(search));
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

  const now = new Map(shown.map((contact) => [contact.id, contact]));
  const some = [...contacts.values()].map((contact) => now.get(contact.id) ?? contact);
  const chosen: Chosen | null = all !== null ? { search, expected: all } : some.length > 0 ? { contacts: some } : null;
  return {
    chosen,
    count: all ?? contacts.size,
    isAll: all !== null,
    isChosen: (id: string) => all !== null || contacts.has(id),
    set,
    chooseAll: (total: number) => setState({ search, contacts: new Map(), all: total }),
    letGo: (act: BulkAct) => setState(without(state, act)),
    clear: () => setState(nobody(search)),
  };
}

export type Selection = ReturnType<typeof useSelection>;
