import "server-only";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { operation } from "@/lib/operation";
import { callsOf } from "./calls-of";
import { listsOf } from "./lists-of";
import { optOutOf } from "./opt-out-of";
import { NumberAnswer, NumberCallsAnswer, NumberCallsRequest, NumberRequest } from "./schema";
import { unread } from "./unread";

/** Whether a number may be called, and in which lists it stands. Asked by POST: a number never stands in an address. */
export const readNumber = operation({
  name: "number.read",
  allow: "numbers:read",
  input: NumberRequest,
  output: NumberAnswer,
  run: async ({ input: { phone }, actor }) => {
    const [optOut, { lists, found }] = await Promise.all([optOutOf(phone), listsOf(phone)]);
    const outcomes = lists.flatMap<NumberAnswer["lists"][number]>((list, index) => {
      const outcome = found[index];
      if (!outcome) throw new Error(`nobody asked list ${list.id}`);
      if ("error" in outcome) return [{ list, problem: unread(outcome.error, actor.locale ?? DEFAULT_LOCALE) }];
      return outcome.value.map((contact) => ({ list, contact }));
    });
    return { phone, optOut, lists: outcomes, listsSearched: lists.length };
  },
});

/** The calls to a number, a page of campaigns at a time. */
export const readNumberCalls = operation({
  name: "number.calls",
  allow: "numbers:read",
  input: NumberCallsRequest,
  output: NumberCallsAnswer,
  run: ({ input: { phone, before }, actor }) => callsOf(phone, before, actor.locale ?? DEFAULT_LOCALE),
});
