"use client";
import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUnseenResumes } from "@/components/campaigns/unseen-resumes";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Ltr } from "@/components/ui/Ltr";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useHoldAll } from "@/lib/campaigns/queries";
import type { HoldAllAnswer } from "@/lib/campaigns/schema";
import { type BoardEntry, isCalling } from "./board-order";

/**
 * The brake of everything: what it holds is told first, and afterwards what it could not hold. It works whatever the screen knows, since an
 * old or empty screen is no reason not to brake: the server reads for itself what calls.
 */
export function HoldAll({ entries }: { entries: readonly BoardEntry[] }) {
  const t = useTranslations("live.holdAll");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={Pause} className="max-md:flex-1" onPress={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog title={t("title")} role="alertdialog" isOpen={isOpen} onOpenChange={setOpen}>
        <Question entries={entries} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Question({ entries, onClose }: { entries: readonly BoardEntry[]; onClose: () => void }) {
  const t = useTranslations("live.holdAll");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const holdAll = useHoldAll();
  const resumed = useUnseenResumes();
  const calling = entries.filter((entry) => isCalling(entry) || resumed.has(entry.campaign.id));
  const scheduled = entries.filter(({ phase }) => phase === "scheduled").length;
  const { failed = [], historyUnread = false } = holdAll.data ?? {};
  const hold = () => {
    if (holdAll.isPending) return;
    holdAll.mutate(
      { campaignIds: calling.map(({ campaign }) => campaign.id) },
      {
        onSuccess: ({ held, failed, historyUnread }) => {
          if (failed.length > 0 || historyUnread) return;
          onClose();
          toast({ tone: "success", title: t("done", { count: held.length }) });
        },
      },
    );
  };
  return (
    <>
      <p className="text-ink-2">{t("text")}</p>
      {calling.length === 0 ? <p className="mt-3">{t("nothing")}</p> : <Calling entries={calling} resumed={resumed} />}
      {scheduled > 0 && <p className="mt-3 text-ink-2">{t("scheduled", { count: scheduled })}</p>}
      {holdAll.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(holdAll.error)}
        </Banner>
      )}
      {historyUnread && !holdAll.isPending && (
        <Banner tone="warning" announce className="mt-4" title={t("unread", { count: holdAll.data?.held.length ?? 0 })}>
          {t("unreadRemedy")}
        </Banner>
      )}
      {failed.length > 0 && !holdAll.isPending && <NotHeld failed={failed} entries={entries} />}
      <DialogActions>
        <Button kind="primary" size="large" icon={Pause} isPending={holdAll.isPending} pendingLabel={t("asked")} onPress={hold}>
          {holdAll.isIdle ? t("confirm", { count: calling.length }) : t("again")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose}>
          {ui(holdAll.isIdle ? "cancel" : "close")}
        </Button>
      </DialogActions>
    </>
  );
}

/** Which, and how many of each are being called at this moment. */
function Calling({ entries, resumed }: { entries: readonly BoardEntry[]; resumed: ReadonlySet<number> }) {
  const t = useTranslations("live.holdAll");
  return (
    <ul className="mt-3 max-h-64 divide-y divide-line overflow-y-auto rounded-md border">
      {entries.map(({ campaign: { id, title, dialing } }) => (
        <li key={id} className="flex items-baseline gap-3 px-3 py-2">
          <bdi dir="auto" className="min-w-0 flex-1 truncate font-semibold">
            {title || id}
          </bdi>
          <span className="shrink-0 text-ink-2 text-sm">
            {resumed.has(id) ? t("resumed") : dialing === null ? t("callingUnknown") : t("calling", { count: dialing })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function NotHeld({ failed, entries }: { failed: HoldAllAnswer["failed"]; entries: readonly BoardEntry[] }) {
  const t = useTranslations("live.holdAll");
  const titleOf = (id: number) => entries.find(({ campaign }) => campaign.id === id)?.campaign.title;
  return (
    <div role="alert" className="mt-4 rounded-md bg-danger-soft px-3 py-2">
      <p className="font-semibold text-danger">{t("failed", { count: failed.length })}</p>
      <ul className="mt-1 grid gap-1">
        {failed.map(({ id, title, reason }) => (
          <li key={id}>
            <bdi dir="auto" className="font-semibold">
              {title || titleOf(id) || <Ltr mono>{id}</Ltr>}
            </bdi>{" "}
            <span className="text-ink-2">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
