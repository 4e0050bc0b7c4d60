"use client";
import clsx from "clsx";
import { ChevronDown, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { ltr } from "@/components/ui/Ltr";
import { toast } from "@/components/ui/toast";
import type { Audience, AudienceOrigin, SourceFigures } from "@/lib/audiences/schema";
import { SOURCE_ICONS } from "./AddSource";
import { EditAsText } from "./EditAsText";
import type { Slot, SourceKind } from "./slots";
import { useListName } from "./use-list-name";
import { useAudienceName } from "./use-source-name";
import { useSourcesHere } from "./use-sources";

interface SourceHeadProps {
  slot: Slot;
  index: number;
  kind: SourceKind;
  audience: Audience | undefined;
  origin: AudienceOrigin | null | undefined;
  figures: SourceFigures | null;
  isOnly: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** A source's name, its figures in a line, and what can be done with it. */
export function SourceHead(props: SourceHeadProps) {
  const { slot, index, kind, audience, isOnly, isOpen, onOpenChange } = props;
  const t = useTranslations("audiences.sources");
  const { cancel, edit, remove, restore } = useSourcesHere();
  const Icon = SOURCE_ICONS[kind];
  const head = useRef<HTMLDivElement>(null);
  const removeWithUndo = () => {
    const list = head.current?.closest("ul");
    remove(slot.key);
    list?.focus({ preventScroll: true });
    toast({ tone: "info", title: t("removed"), action: { label: t("undo"), onPress: () => restore(slot, index) } });
  };
  const isSettled = slot.source !== null && slot.form === null;
  return (
    <div ref={head} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Icon size={20} aria-hidden className="shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 basis-60">
        <SourceTitle {...props} />
      </div>
      <div className="ms-auto flex items-center gap-1">
        {isSettled && kind === "paste" && audience && <EditAsText slotKey={slot.key} audience={audience} text={slot.text} />}
        {isSettled && kind !== "paste" && (
          <Button kind="quiet" onPress={() => edit(slot.key, kind)}>
            {t("replace")}
          </Button>
        )}
        {slot.form !== null && (
          <Button kind="quiet" onPress={() => cancel(slot.key)}>
            {t(slot.form === "paste" && slot.source && slot.work === null ? "done" : "cancel")}
          </Button>
        )}
        {slot.source && <IconButton label={t("remove")} icon={Trash2} onPress={removeWithUndo} />}
        {slot.source && !isOnly && (
          <Button kind="quiet" onPress={() => onOpenChange(!isOpen)} aria-expanded={isOpen}>
            <span className="flex items-center gap-2">
              {t("details")}
              <ChevronDown size={16} aria-hidden className={clsx("shrink-0 transition-transform", isOpen && "rotate-180")} />
            </span>
          </Button>
        )}
      </div>
    </div>
  );
}

function SourceTitle({ slot, kind, audience, origin, figures, isOnly }: SourceHeadProps) {
  const t = useTranslations("audiences.sources");
  const audienceName = useAudienceName();
  const listId = slot.source && "listId" in slot.source ? slot.source.listId : null;
  const listName = useListName(listId);
  const name =
    listId !== null ? listName : audience ? audienceName(audience, origin) : (slot.file?.name ?? t(slot.source ? "kept" : `kinds.${kind}`));
  return (
    <>
      <h3 className="min-w-0 break-words font-semibold">
        <bdi>{name}</bdi>
      </h3>
      {isOnly
        ? audience && kind === "file" && <AboutFile audience={audience} />
        : slot.source && <FiguresLine audience={audience} figures={figures} />}
    </>
  );
}

/** "1,204 תקינים · 12 תוקנו · 3 כפולים": one line for many sources. */
function FiguresLine({ audience, figures }: { audience: Audience | undefined; figures: SourceFigures | null }) {
  const t = useTranslations("audiences.sources.figures");
  const known = audience ?? figures;
  if (!known) return null;
  const blocked = figures?.blocked ?? 0;
  const parts = [
    t("accepted", { count: known.accepted }),
    audience && audience.repaired > 0 && t("repaired", { count: audience.repaired }),
    known.duplicates > 0 && t("duplicates", { count: known.duplicates }),
    known.rejected > 0 && t("rejected", { count: known.rejected }),
    blocked > 0 && t("blocked", { count: blocked }),
  ];
  return <p className="text-ink-2 text-sm">{parts.filter(Boolean).join(" · ")}</p>;
}

/** Rows and encoding of what was read. */
function AboutFile({ audience }: { audience: Audience }) {
  const t = useTranslations("audiences");
  return (
    <p className="text-ink-2 text-sm">
      {t("fileRows", { count: audience.rows })}
      {audience.encoding && (
        <>
          {" · "}
          {t.rich("encoding", { name: audience.encoding, ltr })}
        </>
      )}
    </p>
  );
}
