"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DraftGone, DraftLaunched } from "@/components/drafts/DraftClosed";
import { useActor } from "@/components/shell/actor-context";
import { ErrorState } from "@/components/ui/ErrorState";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { newDraftId } from "@/lib/drafts/draft-id";
import { draftQueries } from "@/lib/drafts/queries";
import { isSameForm } from "@/lib/drafts/same-form";
import type { Draft } from "@/lib/drafts/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import { ComposerForm } from "./ComposerForm";
import { type Start, startDeleted, startKept, startNew, type Unsaved } from "./draft-start";
import { readUnsaved } from "./storage";

interface DraftOpeningProps {
  /** Null: a new campaign. */
  draftId: string | null;
  onMove: (draftId: string) => void;
}

/** Reads what is to be edited, once: from the server, and what the tab typed that the server doesn't have. */
export function DraftOpening({ draftId, onMove }: DraftOpeningProps) {
  const { id: actorId } = useActor();
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery({ ...draftQueries.one(draftId ?? ""), enabled: draftId !== null });
  const isMissing = error instanceof ApiProblem && error.code === "not-found";
  // The tab's storage is known to the browser only: what the server draws is the skeleton.
  const [unsaved, setUnsaved] = useState<Unsaved | null>();
  useEffect(() => setUnsaved(readUnsaved(actorId, draftId)), [actorId, draftId]);

  if (unsaved === undefined) return <ComposerSkeleton />;
  if (data && data.launchId !== null && !(unsaved && !isSameForm(unsaved.form, data.form))) {
    return <DraftLaunched draftId={data.id} launchId={data.launchId} />;
  }
  if (draftId === null || data || (isMissing && unsaved)) {
    return <Opened actorId={actorId} draft={data ?? null} unsaved={unsaved} onMove={onMove} />;
  }
  if (isMissing) return <DraftGone />;
  if (!error) return <ComposerSkeleton />;
  return (
    <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
      {errorText(error)}
    </ErrorState>
  );
}

interface OpenedProps {
  actorId: string;
  /** Null: the server has none. */
  draft: Draft | null;
  unsaved: Unsaved | null;
  onMove: (draftId: string) => void;
}

/** From here on the form is what counts: how it began is looked at once. */
function Opened({ actorId, draft, unsaved, onMove }: OpenedProps) {
  const [start] = useState(() => startOf(draft, unsaved));
  return <ComposerForm actorId={actorId} start={start} onMove={onMove} />;
}

function startOf(draft: Draft | null, unsaved: Unsaved | null): Start {
  if (draft) return startKept(draft, unsaved);
  return unsaved && unsaved.version > 0 ? startDeleted(unsaved) : startNew(newDraftId(), unsaved);
}

function ComposerSkeleton() {
  return (
    <Loading>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-112 w-full rounded-lg" />
        </div>
        <Skeleton className="h-64 w-full rounded-lg" />
      </div>
    </Loading>
  );
}
