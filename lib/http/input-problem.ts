import "server-only";
import type { core } from "zod/mini";
import { AppError, type FieldProblem } from "@/lib/errors";

/** `invalid`, with every field's problem. Schemas give a message key where they know better than zod's own word. */
export function inputProblem(error: core.$ZodError): AppError {
  return new AppError("invalid", { fields: error.issues.flatMap(fieldProblems).slice(0, 50), cause: error });
}

const WORDS: Partial<Record<core.$ZodIssue["code"], string>> = {
  invalid_type: "wrongType",
  too_small: "tooSmall",
  too_big: "tooBig",
  invalid_format: "wrongFormat",
  invalid_value: "unknownValue",
};

function fieldProblems(issue: core.$ZodIssue): FieldProblem[] {
  const field = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ field: [field, key].filter(Boolean).join("."), problem: "errors.fields.unknownField" }));
  }
  const own = /^[a-z][\w-]*(\.[\w-]+)+$/i.test(issue.message) ? issue.message : undefined;
  return [
    {
      field,
      problem: own ?? `errors.fields.${WORDS[issue.code] ?? "invalid"}`,
      values: {
        minimum: "minimum" in issue ? Number(issue.minimum) : "",
        maximum: "maximum" in issue ? Number(issue.maximum) : "",
      },
    },
  ];
}
