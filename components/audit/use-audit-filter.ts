"use client";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { AUDIT_ACTIONS } from "@/lib/audit/actions";
import { AUDIT_OUTCOMES } from "@/lib/audit/schema";
import { addDays, israelDay } from "@/lib/time";

const DEFAULT_DAYS = 30;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const PAGE_SIZE = 50;

/** The filter lives in the address, under the names that the HTTP API has for it. */
const parsers = {
  from: parseAsString,
  to: parseAsString,
  actor: parseAsString,
  action: parseAsStringLiteral(AUDIT_ACTIONS),
  outcome: parseAsStringLiteral(AUDIT_OUTCOMES),
  search: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
};

export function useAuditFilter() {
  const [state, setState] = useQueryStates(parsers);
  const today = israelDay(Date.now());
  const whole = state.from !== null && state.to !== null && DAY.test(state.from) && DAY.test(state.to);
  const span = whole ? { from: state.from ?? "", to: state.to ?? "" } : { from: addDays(today, -DEFAULT_DAYS), to: today };
  const filter = { ...state, ...span, page: Math.max(1, state.page) };

  /** Sets some filters and goes back to the first page. */
  const change = useCallback((values: Partial<Omit<typeof state, "page">>) => setState({ ...values, page: 1 }), [setState]);
  const clear = () => setState(null);
  const goTo = (page: number) => setState({ page });
  const isSet = whole || state.actor !== null || state.action !== null || state.outcome !== null || state.search !== "";
  return { filter, today, isSet, change, clear, goTo };
}

export type AuditFilterState = ReturnType<typeof useAuditFilter>;

export function queryOf(filter: AuditFilterState["filter"]): string {
  const { from, to, actor, action, outcome, page } = filter;
  const search = filter.search.trim();
  return new URLSearchParams({
    from,
    to,
    ...(actor && { actor }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...(search && { search }),
    page: String(page),
    pageSize: String(PAGE_SIZE),
  }).toString();
}
