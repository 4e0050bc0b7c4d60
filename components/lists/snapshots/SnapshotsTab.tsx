"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { JobPanel } from "@/components/lists/jobs/JobPanel";
import type { MailingList } from "@/lib/lists/schema";
import { SnapshotList } from "./SnapshotList";
import { SnapshotView } from "./SnapshotView";

/** A list's snapshots, one of them, or a restoring from one; which, stands in the address. */
export function SnapshotsTab({ list }: { list: MailingList }) {
  const [{ snapshot, restoring }, setShown] = useQueryStates({ snapshot: parseAsString, restoring: parseAsString }, { history: "push" });
  const follow = (jobId: string) => void setShown({ restoring: jobId });
  if (restoring !== null) {
    const leave = () => void setShown({ restoring: null });
    return <JobPanel key={restoring} list={list} jobId={restoring} takesFocus onLeave={leave} onOther={follow} />;
  }
  if (snapshot !== null) {
    return <SnapshotView list={list} snapshotId={snapshot} onLeave={() => void setShown({ snapshot: null })} onRestoring={follow} />;
  }
  return <SnapshotList list={list} onView={(id) => void setShown({ snapshot: id })} onRestoring={follow} />;
}
