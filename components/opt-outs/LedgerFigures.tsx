"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import type { KindFigures } from "@/lib/opt-outs/schema";

/** How many there are, how each came in, and how many of them in the last 30 days. */
export function LedgerFigures({ byKind }: { byKind: readonly KindFigures[] }) {
  const t = useTranslations("optOuts");
  const format = useFormatter();
  const sum = (of: "count" | "lately") => byKind.reduce((total, figures) => total + figures[of], 0);
  const lately = (count: number) => t.rich("lately", { count, shown: format.number(count), num: ltr });
  return (
    <section aria-label={t("figures")} className="grid grid-cols-2 gap-4 md:grid-cols-3 lg:grid-cols-6">
      <Figure label={t("total")} value={<Ltr>{format.number(sum("count"))}</Ltr>} note={lately(sum("lately"))} size="large" />
      {byKind.map(({ kind, count, lately: recent }) => (
        <Figure
          key={kind}
          label={t(`kinds.${kind}`)}
          value={<Ltr>{format.number(count)}</Ltr>}
          note={lately(recent)}
          size="large"
          className="lg:border-s lg:ps-4"
        />
      ))}
    </section>
  );
}
