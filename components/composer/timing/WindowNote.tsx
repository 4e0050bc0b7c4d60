"use client";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/launch-rules/use-now";
import { WindowNotice } from "@/components/launch-rules/WindowNotice";
import { launchRulesQueries } from "@/lib/launch-rules/queries";
import { useComposer } from "../use-composer";

/** Beside the start: whether people may be called then. Who starts on hold calls nobody yet. */
export function WindowNote() {
  const { schedule } = useComposer().values;
  const { data } = useQuery(launchRulesQueries.current());
  const now = useNow();
  const window = data?.rules.callingWindow;
  if (!window || schedule.start === "hold") return null;
  const atMs = schedule.start === "now" ? now : schedule.startAt === null ? null : Date.parse(schedule.startAt);
  if (atMs === null) return null;
  return (
    <div className="max-w-180">
      <WindowNotice window={window} atMs={atMs} />
    </div>
  );
}
