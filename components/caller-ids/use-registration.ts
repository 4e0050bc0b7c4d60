"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { callerIdQueries } from "@/lib/caller-ids/queries";
import { useCalls } from "./use-calls";

/**
 * Where a registration is: the verification whose code is waited for stands in the address (by its id, so that no phone number does),
 * the number as it is typed and the outcome here.
 */
export function useRegistration() {
  const [awaited, setAwaited] = useQueryState("verification", parseAsInteger.withOptions({ history: "push" }));
  const registry = useQuery(callerIdQueries.registry());
  const [phone, setPhone] = useState("");
  const [registered, setRegistered] = useState<{ phone: string; already: boolean } | null>(null);
  const finish = (phone: string, already: boolean) => {
    setRegistered({ phone, already });
    setAwaited(null, { history: "replace" });
  };
  const calls = useCalls({
    onCalled: (id) => setAwaited(id, { history: awaited === null ? "push" : "replace" }),
    onAlready: (phone) => finish(phone, true),
  });
  const verification = registry.data?.verifications.find(({ callIds }) => awaited !== null && callIds.includes(awaited));
  const type = (typed: string) => {
    setPhone(typed);
    calls.forget();
  };
  return {
    registry,
    phone,
    type,
    calls,
    verification,
    registered,
    /** The address names a verification that is not under way, as far as is known. */
    isLost: awaited !== null && !verification && !registered,
    finish,
    back: (phone: string) => {
      type(phone);
      setAwaited(null);
    },
    startOver: () => {
      setRegistered(null);
      type("");
    },
  };
}
