"use client";
import { useDeferredValue } from "react";

/**
 * What nobody is looking at follows in pieces, as soon as the page has time: what somebody waits for is drawn first, and alone.
 * @param isSeen the value as it is now, at once
 */
export function useInOwnTime<Value>(value: Value, isSeen: boolean): Value {
  const later = useDeferredValue(value);
  return isSeen ? value : later;
}
