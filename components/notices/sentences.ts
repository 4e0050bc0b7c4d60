import { formatMoney } from "@/lib/money";
import type { Notice } from "@/lib/notices/schema";
import { paths } from "@/lib/paths";

/** What a notice says, as keys of `notices.sentences` with their values, and where it leads. */

type Key =
  | "ended"
  | "stopped"
  | "figures"
  | "nobody"
  | "figuresUnknown"
  | "price"
  | "priceUnknown"
  | Exclude<Notice["kind"], "finished" | "launch">
  | Extract<Notice, { kind: "launch" }>["details"]["need"];

export interface Sentence {
  key: Key;
  values: Record<string, string>;
}

/** @param shown a whole number as the person's language writes it */
export function sentencesOf(notice: Notice, shown: (count: number) => string): Sentence[] {
  const { title } = notice;
  if (notice.kind === "finished") return finished(notice, shown);
  if (notice.kind === "launch") return [{ key: notice.details.need, values: { title } }];
  if (notice.kind === "balance") return [{ key: "balance", values: { short: formatMoney(notice.details.short) } }];
  const figures = Object.entries(notice.details).map(([name, figure]) => [name, shown(figure)] as const);
  return [{ key: notice.kind, values: { title, ...Object.fromEntries(figures) } }];
}

function finished({ title, details }: Extract<Notice, { kind: "finished" }>, shown: (count: number) => string): Sentence[] {
  const { outcome, sent, answered, price } = details;
  return [
    { key: outcome, values: { title } },
    answers(sent, answered, shown),
    price === null ? { key: "priceUnknown", values: {} } : { key: "price", values: { price: formatMoney(price) } },
  ];
}

function answers(sent: number | null, answered: number | null, shown: (count: number) => string): Sentence {
  if (sent === null || answered === null) return { key: "figuresUnknown", values: {} };
  if (sent === 0) return { key: "nobody", values: {} };
  const percent = Math.round((answered / sent) * 100);
  return { key: "figures", values: { answered: shown(answered), sent: shown(sent), percent: shown(percent) } };
}

export function placeOf(notice: Notice): { to: "report" | "board" | "launch"; href: string } {
  if (notice.kind === "finished" && notice.campaignId !== null) return { to: "report", href: paths.campaign(notice.campaignId) };
  if (notice.kind === "launch" && notice.launchId !== null) return { to: "launch", href: paths.launch(notice.launchId) };
  return { to: "board", href: paths.home() };
}

/** When it happened: a campaign may have ended a while before anybody could tell. */
export function momentOf(notice: Notice): string {
  const { at } = notice;
  const endedAt = notice.kind === "finished" ? notice.details.endedAt : null;
  return endedAt !== null && Date.parse(endedAt) < Date.parse(at) ? endedAt : at;
}
