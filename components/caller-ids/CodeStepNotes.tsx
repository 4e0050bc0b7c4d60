"use client";
import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Ltr } from "@/components/ui/Ltr";
import { TextLink } from "@/components/ui/TextLink";
import { CALLS_A_DAY, CODE_MINUTES, type Verification } from "@/lib/caller-ids/schema";
import { localeOf } from "@/lib/i18n/config";
import { formatPhone } from "@/lib/phones/number";
import { formatTime } from "@/lib/time";
import type { CallNews } from "./use-calls";

/** Where the code is found. @param id what the code's field is described by */
export function CodeInstructions({ id, phone }: { id: string; phone: string }) {
  const t = useTranslations("callerIds.codeStep");
  return (
    <p id={id} className="-mt-4 max-w-[52ch] text-ink-2">
      {t.rich("text", {
        phone: formatPhone(phone),
        num: (chunks) => (
          <Ltr mono className="font-semibold text-ink">
            {chunks}
          </Ltr>
        ),
        b: (chunks) => <b className="font-semibold text-ink">{chunks}</b>,
      })}
    </p>
  );
}

export function News({ news }: { news: CallNews }) {
  const t = useTranslations("callerIds.codeStep");
  if (!news) return null;
  return (
    <Banner tone={news.kind === "lost" ? "warning" : "success"} announce>
      {news.kind === "lost" ? news.message : t("againDone")}
    </Banner>
  );
}

export function SandboxHint({ href }: { href: string }) {
  const t = useTranslations("callerIds.codeStep");
  return (
    <Banner tone="info">
      {t("sandbox")}{" "}
      <TextLink href={href} target="_blank" rel="noopener">
        {t("sandboxLink")}
      </TextLink>
    </Banner>
  );
}

export function Expired({ verification }: { verification: Verification }) {
  const t = useTranslations("callerIds.codeStep");
  return (
    <Banner tone="warning" announce title={t("expired", { minutes: CODE_MINUTES })}>
      {verification.nextCallAt === null ? t("expiredAsk") : <NoCallsLeft verification={verification} />}
    </Banner>
  );
}

export function NoCallsLeft({ verification: { nextCallAt } }: { verification: Verification }) {
  const t = useTranslations("callerIds.codeStep");
  const locale = localeOf(useLocale());
  if (nextCallAt === null) return null;
  const time = formatTime(nextCallAt, locale, "short");
  return <span className="text-ink-2">{t.rich("noCallsLeft", { max: CALLS_A_DAY, time, when: (chunks) => <bdi>{chunks}</bdi> })}</span>;
}
