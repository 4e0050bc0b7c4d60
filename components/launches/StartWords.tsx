import { useLocale, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { isRepeatedHour } from "@/lib/campaigns/schema";
import { localeOf } from "@/lib/i18n/config";
import type { Launch } from "@/lib/launches/schema";
import { formatTime, toIsraelIso } from "@/lib/time";

/** When it is to begin. Of an hour that comes twice, its offset tells which. */
export function StartWords({ launch: { startAt, startOnHold } }: { launch: Pick<Launch, "startAt" | "startOnHold"> }) {
  const t = useTranslations("launches.facts");
  const locale = localeOf(useLocale());
  if (startAt === undefined) return t(startOnHold ? "onHold" : "atOnce");
  return (
    <>
      <bdi>{formatTime(startAt, locale)}</bdi>
      {isRepeatedHour(startAt) && (
        <>
          {" "}
          (<Ltr>{toIsraelIso(startAt).slice("yyyy-mm-ddThh:mm:ss".length)}</Ltr>)
        </>
      )}
    </>
  );
}
