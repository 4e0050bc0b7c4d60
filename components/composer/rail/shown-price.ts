import { type LeftOut, leftOutOf } from "@/components/launches/left-out";
import { refusalOf } from "../refusal";
import type { Pricing } from "../use-pricing";
import type { Estimate } from "./estimate";

/** What the summary shows as the price, and where it comes from. `null` is unknown. */
export interface ShownPrice {
  state: "asking" | "current" | "old" | "stale" | "short" | "refused" | "unreachable" | "estimate" | "none";
  /** In units. */
  price: string | null;
  calls: number | null;
  /** Of one call. */
  seconds: number | null;
  /** Before the campaign, in units. */
  balance: string | null;
  /** By our word and by that of IP-Sales. */
  leftOut: LeftOut[];
  /** Price, calls and seconds are our own guess. */
  isEstimate: boolean;
  /** IP-Sales answered: what is unknown now stays unknown. */
  isAnswered: boolean;
  /** When IP-Sales said it, in epoch milliseconds; null for what it did not say of what stands on the page. */
  toldAt: number | null;
}

const UNKNOWN = {
  price: null,
  calls: null,
  seconds: null,
  balance: null,
  leftOut: [],
  isEstimate: false,
  isAnswered: false,
  toldAt: null,
};

/**
 * IP-Sales' own word as long as it is about what stands on the page, or while it is asked anew; then our guess; then its last word,
 * marked as such.
 * @param isFinal the last try was refused, as against not answered
 */
export function shownPrice(pricing: Pricing, estimate: Estimate | null, isFinal: boolean): ShownPrice {
  const { figures, isCurrent, isOld, isAsking, error, toldAt } = pricing;
  const { short } = refusalOf(error);
  if (short) return { ...UNKNOWN, ...short, state: "short", isAnswered: true };
  const told = figures && {
    price: figures.price,
    calls: figures.accepted,
    seconds: figures.audioSeconds,
    balance: figures.balance,
    leftOut: leftOutOf(figures),
    isEstimate: false,
    isAnswered: true,
  };
  if (told && isCurrent) return { ...told, toldAt, state: isOld ? "old" : "current" };
  const state = isAsking ? "asking" : error ? (isFinal ? "refused" : "unreachable") : null;
  if (told && isAsking && !estimate) return { ...told, toldAt: null, state: "asking" };
  if (estimate) {
    return { ...UNKNOWN, ...estimate, balance: figures?.balance ?? null, isEstimate: true, state: state ?? "estimate" };
  }
  if (told) return { ...told, toldAt: null, state: state ?? "stale" };
  return { ...UNKNOWN, state: state ?? "none" };
}
