"use client";
import { hiddenProblems } from "@/lib/http/field-problems";
import { Banner } from "./Banner";
import { useErrorText } from "./use-error-text";

interface FormProblemProps {
  error: Error | null;
  /** Those that show their own problems. */
  fields: readonly string[];
}

/** Why a form was refused, as far as none of its fields says so. */
export function FormProblem({ error, fields }: FormProblemProps) {
  const errorText = useErrorText();
  const hidden = hiddenProblems(error, fields);
  if (!error || hidden === null) return null;
  return (
    <Banner tone="danger" announce>
      {hidden.join(" ") || errorText(error)}
    </Banner>
  );
}
