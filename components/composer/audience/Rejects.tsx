"use client";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Disclosure } from "@/components/ui/Disclosure";
import { Ltr } from "@/components/ui/Ltr";
import { toast } from "@/components/ui/toast";
import { type Audience, FIX_LIMITS } from "@/lib/audiences/schema";
import { paths } from "@/lib/paths";
import type { RejectReason } from "@/lib/phones/number";
import { type Fixes, RejectGroup } from "./RejectGroup";
import type { Slot } from "./slots";
import { useSourcesHere } from "./use-sources";

/** What was refused, by reason with what to do about it; each can be corrected or left out right here, and all of it downloaded. */
export function Rejects({ slot, audience }: { slot: Slot; audience: Audience }) {
  const t = useTranslations("audiences");
  const [open, setOpen] = useState<RejectReason | null>(null);
  const [fixes, setFixes] = useState<Fixes>(new Map());
  const change = useCallback((index: number, text: string | null) => {
    setFixes((now) => {
      const next = new Map(now);
      if (text === null) next.delete(index);
      else next.set(index, text);
      return next;
    });
  }, []);
  return (
    <section aria-label={t("rejects")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-2">
        <h3 className="font-semibold">
          {t("rejects")} <span className="font-normal text-ink-2">{t("number", { value: audience.rejected })}</span>
        </h3>
        <a
          href={paths.api.audienceRejects(audience.id)}
          download
          className="ms-auto inline-flex min-h-6 items-center font-semibold text-accent hover:underline max-md:min-h-12"
        >
          {t("downloadRejects")}
        </a>
      </div>
      <div className="divide-y rounded-md border">
        {audience.reasons
          .filter(({ reason }) => reason !== "empty")
          .map(({ reason, count }) => (
            <Disclosure
              key={reason}
              className="px-4 py-1"
              title={
                <span className="flex min-w-0 items-baseline gap-3">
                  <Ltr className="min-w-8 text-right">{t("number", { value: count })}</Ltr>
                  {t(`reasons.${reason}`)}
                  <span className="font-normal text-ink-2 max-md:hidden">{t(`advice.${reason}`)}</span>
                </span>
              }
              isExpanded={open === reason}
              onExpandedChange={(isOpen) => setOpen(isOpen ? reason : null)}
            >
              <p className="text-ink-2 text-sm md:hidden">{t(`advice.${reason}`)}</p>
              {open === reason && <RejectGroup audience={audience} reason={reason} fixes={fixes} onChange={change} />}
            </Disclosure>
          ))}
      </div>
      {fixes.size > 0 && <SaveBar slot={slot} audience={audience} fixes={fixes} onForget={() => setFixes(new Map())} />}
    </section>
  );
}

interface SaveBarProps {
  slot: Slot;
  audience: Audience;
  fixes: Fixes;
  onForget: () => void;
}

function SaveBar({ slot, audience, fixes, onForget }: SaveBarProps) {
  const t = useTranslations("audiences.fixes");
  const { fix, revert } = useSourcesHere();
  const isTooMany = fixes.size > FIX_LIMITS.fixes;
  const bar = useRef<HTMLDivElement>(null);
  const save = async () => {
    const item = bar.current?.closest("li");
    const fixed = await fix(
      slot.key,
      audience.id,
      [...fixes].map(([index, text]) => ({ index, text })),
    );
    if (!fixed) return;
    item?.focus({ preventScroll: true });
    toast({
      tone: "success",
      title: t("saved"),
      description: t("savedNow", { accepted: fixed.accepted, rejected: fixed.rejected }),
      action: { label: t("undo"), onPress: () => revert(slot.key, fixed.id, audience.id) },
    });
  };
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 rounded-md border bg-surface px-4 py-2 shadow-float max-md:bottom-32"
    >
      <span aria-live="polite" className="me-auto">
        {isTooMany ? t("tooMany", { max: FIX_LIMITS.fixes }) : t("unsaved", { count: fixes.size })}
      </span>
      <Button kind="quiet" onPress={onForget}>
        {t("forget")}
      </Button>
      <Button kind="primary" onPress={() => void save()} isPending={slot.work?.phase === "sending"} isDisabled={isTooMany}>
        {t("save")}
      </Button>
    </div>
  );
}
