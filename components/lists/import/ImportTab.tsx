"use client";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { JobPanel } from "@/components/lists/jobs/JobPanel";
import { RecentJobs } from "@/components/lists/jobs/RecentJobs";
import type { MailingList } from "@/lib/lists/schema";
import { ImportForm } from "./ImportForm";
import type { ImportFormState } from "./use-import-form";

/** Importing into a list: what is chosen, what it would change, and how it goes. The job stands in the address, so that a reload goes on with it. */
export function ImportTab({ list, form }: { list: MailingList; form: ImportFormState }) {
  const [jobId, setJobId] = useQueryState("job", parseAsString.withOptions({ history: "push" }));
  const [begunId, setBegunId] = useState<string | null>(null);
  const begin = (id: string) => {
    setBegunId(id);
    void setJobId(id);
  };
  const leave = (isOver: boolean) => {
    // What was only looked at is still at hand, to be changed and looked at again.
    if (isOver) form.reset();
    void setJobId(null);
  };
  return (
    <div className="flex flex-col gap-6">
      {jobId === null ? (
        <ImportForm list={list} form={form} onBegun={begin} />
      ) : (
        <JobPanel key={jobId} list={list} jobId={jobId} takesFocus={begunId === jobId} onLeave={leave} onOther={begin} />
      )}
      <RecentJobs list={list} shownId={jobId} onOpen={begin} />
    </div>
  );
}
