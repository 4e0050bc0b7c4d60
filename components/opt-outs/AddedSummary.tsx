"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { RawText } from "@/components/composer/audience/RawText";
import { Button } from "@/components/ui/Button";
import { DialogActions } from "@/components/ui/Dialog";
import { Figure } from "@/components/ui/Figure";
import { Ltr } from "@/components/ui/Ltr";
import type { AddedOptOuts } from "@/lib/opt-outs/schema";

/** What became of the numbers that were given; the refused by reason, with examples as they were written. */
export function AddedSummary({ added, onClose }: { added: AddedOptOuts; onClose: () => void }) {
  const t = useTranslations("optOuts.addDialog");
  const reasonWords = useTranslations("audiences.reasons");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const figures =
    added.duplicates > 0 ? (["added", "known", "duplicates", "rejected"] as const) : (["added", "known", "rejected"] as const);
  const refused = added.reasons.filter(({ reason }) => reason !== "empty");
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className={clsx("grid gap-4", figures.length > 3 ? "grid-cols-2 sm:grid-cols-4" : "grid-cols-3")}>
        {figures.map((name) => (
          <Figure key={name} label={t(`figures.${name}`)} value={<Ltr>{format.number(added[name])}</Ltr>} />
        ))}
      </div>
      {refused.length > 0 && (
        <section aria-label={t("refused")}>
          <h3 className="mb-1 font-semibold">{t("refused")}</h3>
          <ul className="flex flex-col gap-1">
            {refused.map(({ reason, count, sample }) => (
              <li key={reason} className="flex flex-wrap gap-x-2">
                <span>
                  {reasonWords(reason)} · <Ltr>{format.number(count)}</Ltr>
                </span>
                <span className="min-w-0 wrap-anywhere text-ink-2">
                  {sample.slice(0, 3).map(({ row, text }) => (
                    <RawText key={row}>{text}</RawText>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DialogActions>
        <Button size="large" onPress={onClose} autoFocus>
          {ui("close")}
        </Button>
      </DialogActions>
    </div>
  );
}
