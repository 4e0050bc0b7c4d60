import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import * as z from "zod/mini";
import { Ltr } from "@/components/ui/Ltr";
import type { LaunchStep } from "@/lib/launches/schema";
import { formatMoney } from "@/lib/money";

const Count = z.catch(z.optional(z.int()), undefined);
const Text = z.catch(z.optional(z.string()), undefined);
/** What is told of a step's evidence; what an older version wrote otherwise is left out. */
const Told = z.object({
  campaignId: Count,
  campaignIds: z.catch(z.optional(z.array(z.int())), undefined),
  recipients: Count,
  promised: Count,
  accepted: Count,
  rejected: Count,
  blocked: Count,
  optedOut: Count,
  attempt: Count,
  looks: Count,
  healthy: Count,
  price: z.catch(z.optional(z.string().check(z.regex(/^-?\d+(\.\d+)?$/))), undefined),
  by: Text,
  why: Text,
  reason: Text,
});

const COUNTS = ["recipients", "promised", "accepted", "rejected", "blocked", "optedOut", "attempt", "looks", "healthy"] as const;
const REASONS = ["no-answer", "no-answer-yet", "cut", "unreadable", "server-error"] as const;
const WHYS = [
  "countsDiffer",
  "heldByPerson",
  "heldByBreaker",
  "staysOnHold",
  "severalFound",
  "oddStatus",
  "lookalike",
  "changedTitle",
  "cannotProve",
  "startMissedHeld",
  "notReleasable",
  "commitUnseen",
  "optedOutSince",
  "optedOutSinceBegun",
] as const;

/** On what a step rests: figures, names and reasons, in words. */
export function StepEvidence({ evidence }: { evidence: LaunchStep["evidence"] }) {
  const t = useTranslations("launches.evidence");
  const format = useFormatter();
  const told = z.parse(Told, evidence);
  const { campaignId, campaignIds = [], price, by, reason } = told;
  const known = REASONS.find((one) => one === reason);
  const why = WHYS.find((one) => one === told.why);
  // A campaign's number is a name, not a count.
  const ids = [...new Set(campaignId === undefined ? campaignIds : [campaignId, ...campaignIds])];
  return (
    <span className="flex flex-wrap gap-x-3 text-ink-2 text-sm empty:hidden *:min-w-0 *:wrap-anywhere">
      {ids.length > 0 && <Named name={t("campaigns", { count: ids.length })} value={ids.join(", ")} />}
      {COUNTS.map((name) => {
        const count = told[name];
        return count !== undefined && <Named key={name} name={t(name)} value={format.number(count)} />;
      })}
      {price !== undefined && <Named name={t("price")} value={formatMoney(price)} />}
      {why && <span>{t(`whys.${why}`)}</span>}
      {known && <span>{t(`reasons.${known}`)}</span>}
      {by !== undefined && <span>{t.rich("by", { name: by, bdi })}</span>}
      {/* What a person wrote, in their words. */}
      {by !== undefined && reason !== undefined && !known && <q dir="auto">{reason}</q>}
    </span>
  );
}

const bdi = (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>;

function Named({ name, value }: { name: string; value: string }) {
  return (
    <span>
      {name} <Ltr>{value}</Ltr>
    </span>
  );
}
