"use client";
import { Gauge, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RingCapDialog } from "@/components/campaigns/RingCapDialog";
import { Can } from "@/components/shell/Can";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { ltr } from "@/components/ui/Ltr";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useControl } from "@/lib/campaigns/queries";
import type { Attention, AttentionKind, LiveCampaign } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";

/** Why a campaign wants a person's eyes, the most urgent first, and the one act that helps against that. */
export function AttentionStrip({ campaign }: { campaign: LiveCampaign }) {
  const [first] = campaign.attention;
  if (!first) return null;
  return (
    <div className="mx-4 mt-3 flex items-center gap-3 rounded-md bg-danger-soft px-3 py-2 max-md:flex-col max-md:items-stretch">
      <div className="flex min-w-0 flex-1 items-start gap-3">
        <TriangleAlert size={18} aria-hidden className="mt-0.5 shrink-0 text-danger" />
        <ul className="grid min-w-0 gap-1">
          {campaign.attention.map((attention) => (
            <li key={attention.kind}>
              <Sentence attention={attention} />
            </li>
          ))}
        </ul>
      </div>
      <Act kind={first.kind} campaign={campaign} />
    </div>
  );
}

const bold = (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>;

function Sentence({ attention: { kind, since, values } }: { attention: Attention }) {
  const t = useTranslations("live.attention");
  const locale = useLocale();
  const { short } = values;
  const told = typeof short === "string" ? { ...values, short: formatMoney(short) } : values;
  return (
    <span className="text-ink-2">
      {t.rich(kind, { ...told, b: bold, num: ltr })}{" "}
      <span className="text-sm">{t.rich("since", { time: formatTime(since, locale, "time"), num: ltr })}</span>
    </span>
  );
}

function Act({ kind, campaign }: { kind: AttentionKind; campaign: LiveCampaign }) {
  switch (kind) {
    case "network":
      return (
        <Can permission="campaigns:control">
          <HalveCap campaign={campaign} />
        </Can>
      );
    case "window":
      return (
        <Can permission="campaigns:control">
          <ChangePace campaign={campaign} />
        </Can>
      );
    case "breaker":
    case "stalled":
    case "answer-rate":
      return <ToReport campaignId={campaign.id} />;
  }
}

/** Half of what is in the air now, or of the cap where that is less: what the network does not carry fails, and is paid for in retries. */
function HalveCap({ campaign }: { campaign: LiveCampaign }) {
  const t = useTranslations("live.attention");
  const errorText = useErrorText();
  const control = useControl(campaign.id);
  const known = [campaign.maxRing, campaign.dialing].filter((count) => count !== null);
  const maxRing = Math.floor(Math.min(...known) / 2);
  // Once is what was asked: a tap more must not halve the half.
  if (known.length === 0 || maxRing < 1 || control.isSuccess) return <ToReport campaignId={campaign.id} />;
  const cap = () =>
    control.mutate(
      { kind: "max-ring", maxRing },
      { onError: (error) => toast({ tone: "danger", title: t("capFailed"), description: errorText(error) }) },
    );
  return (
    <Button icon={Gauge} isPending={control.isPending} onPress={cap}>
      {t("capAt", { count: maxRing })}
    </Button>
  );
}

function ChangePace({ campaign }: { campaign: LiveCampaign }) {
  const t = useTranslations("live.attention");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={Gauge} onPress={() => setOpen(true)}>
        {t("changePace")}
      </Button>
      <RingCapDialog campaign={campaign} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function ToReport({ campaignId }: { campaignId: number }) {
  const t = useTranslations("live.attention");
  return <LinkButton href={paths.campaign(campaignId)}>{t("toReport")}</LinkButton>;
}
