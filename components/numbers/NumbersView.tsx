"use client";
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { Ltr } from "@/components/ui/Ltr";
import { formatPhone, readPhone } from "@/lib/phones/number";
import { useAskedNumber } from "./asked-number";
import { NumberForm } from "./NumberForm";
import { NumberResult } from "./NumberResult";

/** Everything that is known of one number: whether it may be called, where it was called, and in which lists it stands. */
export function NumbersView() {
  const t = useTranslations("numbers");
  const [kept, ask] = useAskedNumber();
  const reading = kept === null ? null : readPhone(kept);
  const phone = reading?.kind === "phone" ? reading.phone : null;
  return (
    <Page title={t("title")}>
      <div className="flex max-w-5xl flex-col gap-6">
        <NumberForm asked={phone} onAsk={ask} />
        <p role="status" className="sr-only">
          {phone !== null && t("resultLabel", { phone: formatPhone(phone) })}
        </p>
        {phone === null ? (
          <p className="max-w-[72ch] text-ink-2">{t("intro")}</p>
        ) : (
          <section aria-label={t("resultLabel", { phone: formatPhone(phone) })} className="flex flex-col gap-3">
            <h2 className="font-semibold text-xl">
              <Ltr mono>{formatPhone(phone)}</Ltr>
            </h2>
            <NumberResult key={phone} phone={phone} />
          </section>
        )}
      </div>
    </Page>
  );
}
