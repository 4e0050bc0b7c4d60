import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import type { Launch } from "@/lib/launches/schema";
import { formatMoney } from "@/lib/money";
import { formatTime } from "@/lib/time";
import { isAhead } from "./attention";
import { BlockedDifference } from "./BlockedDifference";
import { leftOutOf } from "./left-out";
import { StartWords } from "./StartWords";

/** Who asked for what, who approved it, and by what it is known. */
export function LaunchFacts({ launch }: { launch: Launch }) {
  const t = useTranslations("launches.facts");
  const whys = useTranslations("launches.leftOut");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const locale = localeOf(useLocale());
  const time = (at: string) => <bdi>{formatTime(at, locale, "short")}</bdi>;
  const { dryRun, price, approved, watchUntil } = launch;
  const leftOut = dryRun === null ? [] : leftOutOf(dryRun);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      <Fact label={t("recipients")}>
        <Ltr>{format.number(dryRun?.accepted ?? launch.recipients)}</Ltr>
      </Fact>
      {leftOut.map(({ why, count }) => (
        <Fact key={why} label={whys(why)}>
          <Ltr>{format.number(count)}</Ltr>
          {why === "elsewhere" && <BlockedDifference leftOut={leftOut} />}
        </Fact>
      ))}
      <Fact label={t("price")}>{price === null ? ui("unknown") : t.rich("units", { price: formatMoney(price), num: ltr })}</Fact>
      <Fact label={t("start")}>
        <StartWords launch={launch} />
      </Fact>
      <Fact label={t("author")}>
        <bdi dir="auto">{launch.createdBy.name}</bdi>
      </Fact>
      <Fact label={t("asked")}>{time(launch.createdAt)}</Fact>
      {approved && (
        <Fact label={t("approved")}>
          <bdi dir="auto">{approved.by.name}</bdi>
          <span className="block text-ink-2 text-sm">{time(approved.at)}</span>
        </Fact>
      )}
      {launch.campaignId !== null && (
        <Fact label={t("campaignId")}>
          <Ltr mono>{launch.campaignId}</Ltr>
        </Fact>
      )}
      {isAhead(watchUntil) && launch.state !== "absent" && <Fact label={t("watched")}>{time(watchUntil)}</Fact>}
      <Fact label={t("fingerprint")}>
        <Ltr mono>{fingerprintOf(launch)}</Ltr>
      </Fact>
    </dl>
  );
}

const FINGERPRINT_LENGTH = 12;

/** Enough of the digest for two people to see that they speak of the same content. */
export function fingerprintOf({ digest }: Pick<Launch, "digest">): string {
  return digest.slice(0, FINGERPRINT_LENGTH);
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
