"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { type Launch, type LaunchSearch, PROOF } from "@/lib/launches/schema";
import { formatDuration } from "@/lib/time";
import { AbandonButton } from "./AbandonButton";
import { AmberPanel } from "./AmberPanel";

/** It may exist: what is looked for, how often, for how long, and how much of that proves anything. */
export function UnknownPanel({ launch }: { launch: Launch }) {
  const t = useTranslations("launches.doubt");
  const { problem, search } = launch;
  return (
    <AmberPanel title={t("title")} actions={launch.allowed.abandon && <AbandonButton launchId={launch.id} />}>
      <p>
        {problem && `${problem.message} `}
        {t("explanation")}
      </p>
      {search ? <Search search={search} /> : <p className="text-ink-2">{t("firstLook")}</p>}
    </AmberPanel>
  );
}

function Search({ search }: { search: LaunchSearch }) {
  const t = useTranslations("launches.doubt");
  const format = useFormatter();
  const { looks, lastAt, found, healthy } = search;
  // How many there are in all is told beside.
  const believed = Math.min(healthy, PROOF.healthyLooks);
  const overMs = Math.min(PROOF.overMs, provenMs(search));
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
        <Evidence
          label={t("healthy")}
          value={t.rich("healthyOf", { healthy: format.number(believed), needed: format.number(PROOF.healthyLooks), num: ltr })}
          done={believed}
          whole={PROOF.healthyLooks}
        />
        <Evidence
          label={t("over")}
          value={t.rich("overOf", { time: formatDuration(overMs / 1000), needed: formatDuration(PROOF.overMs / 1000), num: ltr })}
          done={overMs}
          whole={PROOF.overMs}
        />
        <div>
          <dt className="text-ink-2 text-sm">{t("last")}</dt>
          <dd className="font-semibold">
            <RelativeTime at={lastAt} />
          </dd>
          <dd className="text-ink-2 text-sm">
            {t(found === null ? "unreadable" : "notFound")} {t("looks", { looks })}
          </dd>
        </div>
      </dl>
      {search.requestIsOpen && <p className="text-sm">{t("requestIsOpen")}</p>}
      <p className="text-ink-2 text-sm">{t("proof", { looks: PROOF.healthyLooks, minutes: PROOF.overMs / 60_000 })}</p>
    </>
  );
}

/** Between the first look that can be believed and the last one, both by the server's clock. */
export function provenMs({ healthySince, lastAt }: LaunchSearch): number {
  return healthySince === undefined ? 0 : Math.max(0, Date.parse(lastAt) - Date.parse(healthySince));
}

interface EvidenceProps {
  label: string;
  value: React.ReactNode;
  done: number;
  whole: number;
}

/** How much of a proof there is. */
function Evidence({ label, value, done, whole }: EvidenceProps) {
  return (
    <div>
      <dt className="text-ink-2 text-sm">{label}</dt>
      <dd className="font-semibold">{value}</dd>
      <dd className="mt-1.5 max-w-48">
        <SegmentBar
          height={8}
          parts={[
            { fill: "not-answered", value: done },
            { fill: "left", value: whole - done },
          ]}
        />
      </dd>
    </div>
  );
}
