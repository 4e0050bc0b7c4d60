"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { memo, useCallback, useState } from "react";
import { Page } from "@/components/shell/Page";
import { paths } from "@/lib/paths";
import { DraftOpening } from "./DraftOpening";

/** A new campaign, or a draft: what the address says. */
export function Composer() {
  const t = useTranslations();
  const { key, draftId, isKept, move } = useEdited();
  return (
    <Page title={t(isKept ? "composer.draftTitle" : "composer.title")} parent={{ href: paths.drafts(), title: t("shell.drafts") }}>
      <Opening key={key} draftId={draftId} onMove={move} />
    </Page>
  );
}

/** The address may change above it without a change in what is edited. */
const Opening = memo(DraftOpening);

interface Edited {
  /** Another one is another page; one that only got its address stays as it is. */
  key: number;
  /** As it was opened; null: a new campaign. */
  draftId: string | null;
  /** Where the draft is now. */
  current: string | null;
  seen: string | null;
}

/**
 * What is edited. A new campaign gets its draft's address with its first saving, and nothing is drawn anew: the router is told of the
 * address only. Whatever else changes the address, a link or "back", opens what it says.
 */
function useEdited() {
  const address = draftIdAt(usePathname());
  const [edited, setEdited] = useState<Edited>({ key: 0, draftId: address, current: address, seen: address });
  if (edited.seen !== address) {
    setEdited(
      address === edited.current
        ? { ...edited, seen: address }
        : { key: edited.key + 1, draftId: address, current: address, seen: address },
    );
  }
  const move = useCallback((draftId: string) => {
    setEdited((now) => ({ ...now, current: draftId }));
    window.history.replaceState(null, "", paths.draft(draftId));
  }, []);
  return { key: edited.key, draftId: edited.draftId, isKept: edited.draftId !== null, move };
}

function draftIdAt(pathname: string): string | null {
  const above = paths.draft("");
  return pathname.startsWith(above) ? pathname.slice(above.length) : null;
}
