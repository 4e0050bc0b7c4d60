"use client";
import { useTranslations } from "next-intl";
import { remainingSteps } from "../steps";
import { ComposerProvider, useComposer } from "../use-composer";
import type { useDraftLaunch } from "../use-draft-launch";
import { useInOwnTime } from "../use-in-own-time";
import type { Pricing } from "../use-pricing";
import { Dock } from "./Dock";
import { LaunchButton } from "./LaunchButton";
import { LaunchDialog } from "./LaunchDialog";
import { Phone } from "./phone/Phone";
import { Rail } from "./Rail";
import { RailProblem } from "./RailProblem";
import { Remaining } from "./Remaining";
import { TestCall } from "./TestCall";
import type { LaunchPress } from "./use-launch-press";

interface LaunchRailProps {
  pricing: Pricing;
  press: LaunchPress;
  /** The last question, and what comes of its answer. */
  question: ReturnType<typeof useDraftLaunch>;
}

/** Beside the sections, and under them where there is no room: what it costs, a test call, and the launch with its last question. */
export function LaunchRail({ pricing, press, question }: LaunchRailProps) {
  const t = useTranslations("composer");
  const { problems } = useComposer();
  return (
    <>
      <aside
        aria-label={t("rail.title")}
        className="flex flex-col gap-4 max-lg:mt-4 lg:sticky lg:top-4 lg:-m-1 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:p-1"
      >
        <Rail pricing={pricing}>
          {pricing.error !== null && <RailProblem error={pricing.error} press={press} onRetry={pricing.askAgain} />}
          <TestCall press={press} />
          <LaunchButton press={press} pricing={pricing} className="w-full max-lg:hidden" />
          <Remaining steps={remainingSteps(problems)} onGoTo={press.goTo} />
        </Rail>
        <DrawnPhone />
      </aside>
      <Dock pricing={pricing} press={press} />
      <p role="status" className="sr-only">
        {press.isWaiting && t("launch.waiting")}
      </p>
      {pricing.figures && (
        <LaunchDialog
          figures={pricing.figures}
          isOpen={question.isAsked}
          onClose={question.close}
          onLaunch={question.launch}
          isPending={question.isPending}
          error={question.error}
          sameContent={question.sameContent}
        />
      )}
    </>
  );
}

/** The drawing follows what is typed; nothing waits for it. */
function DrawnPhone() {
  return <ComposerProvider value={useInOwnTime(useComposer(), false)}>{PHONE}</ComposerProvider>;
}

const PHONE = <Phone />;
