"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "@/components/ui/use-error-text";
import { useCodeConfirmation } from "@/lib/caller-ids/queries";
import { type CallerId, CODE_DIGITS } from "@/lib/caller-ids/schema";
import { ApiProblem } from "@/lib/http/fetch-json";

interface CodeForm {
  /** Everything typed; the code is its end. */
  digits: string;
  type: (digits: string) => void;
  submit: (event: FormEvent) => void;
  isPending: boolean;
  /** What is wrong with the code, told at its field. */
  codeProblem: string | undefined;
  /** What else went wrong. */
  problem: string | undefined;
}

/** The code of `phone` as it is typed, and its confirmation. What was typed outlives a refusal. */
export function useCodeForm(phone: string, isExpired: boolean, onRegistered: (callerId: CallerId) => void): CodeForm {
  const problems = useTranslations("callerIds.problems");
  const errorText = useErrorText();
  const [digits, setDigits] = useState("");
  const [tried, setTried] = useState(false);
  const { mutate, reset, error, isPending } = useCodeConfirmation();
  const isWhole = digits.length >= CODE_DIGITS;
  const isRefusal = error instanceof ApiProblem && (error.code === "upstream-refused" || error.code === "invalid");
  const incomplete = tried && !isWhole ? problems("code") : undefined;
  return {
    digits,
    type: (typed) => {
      setDigits(typed);
      if (error) reset();
    },
    submit: (event) => {
      event.preventDefault();
      setTried(true);
      if (isWhole && !isExpired && !isPending) mutate({ phone, code: digits }, { onSuccess: onRegistered });
    },
    isPending,
    codeProblem: isRefusal ? errorText(error) : incomplete,
    problem: error && !isRefusal ? errorText(error) : undefined,
  };
}
