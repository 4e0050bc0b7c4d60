import clsx from "clsx";
import { useTranslations } from "next-intl";

export const STEPS = ["number", "code", "done"] as const;
export type Step = (typeof STEPS)[number];
type StepState = "done" | "current" | "next";

const WORDS = { number: "stepNumber", code: "stepCode", done: "stepDone" } as const;

/** The three steps, drawn: which are done, which is the present one. */
export function WizardSteps({ current }: { current: Step }) {
  const t = useTranslations("callerIds.wizard");
  const at = STEPS.indexOf(current);
  // The last step is the goal: reached, it is done.
  const stateOf = (place: number): StepState => {
    if (place < at || (current === "done" && place === at)) return "done";
    return place === at ? "current" : "next";
  };
  return (
    <ol aria-label={t("steps")} className="mb-6 grid grid-cols-3 gap-3 max-md:mb-4 max-md:gap-2">
      {STEPS.map((step, place) => {
        const state = stateOf(place);
        return (
          <li
            key={step}
            aria-current={place === at ? "step" : undefined}
            className={clsx(
              "flex items-center gap-2 border-t-3 pt-3 max-md:flex-col max-md:items-start max-md:gap-1 max-md:text-sm",
              state === "next" ? "border-track text-ink-2" : "border-accent",
              state === "current" && "font-semibold",
            )}
          >
            <StepMark state={state} />
            {t(WORDS[step])}
            <span className="sr-only">({t(`stepState.${state}`)})</span>
          </li>
        );
      })}
    </ol>
  );
}

function StepMark({ state }: { state: StepState }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" className="shrink-0">
      {state === "done" && (
        <>
          <circle cx="10" cy="10" r="9" className="fill-success" />
          <path
            d="M6 10.500l2.700 2.700L14 7.500"
            className="fill-none stroke-surface"
            strokeWidth={2}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      )}
      {state === "current" && (
        <>
          <circle cx="10" cy="10" r="8.500" className="fill-none stroke-ink-2" strokeWidth={1.5} />
          <path d="M10 5a5 5 0 0 1 0 10z" className="fill-ink-2" />
        </>
      )}
      {state === "next" && (
        <circle cx="10" cy="10" r="8.500" className="fill-none stroke-line-strong" strokeWidth={1.5} strokeDasharray="3 2.300" />
      )}
    </svg>
  );
}
