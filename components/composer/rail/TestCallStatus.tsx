"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LaunchBadge } from "@/components/launches/LaunchBadge";
import { StateSentence } from "@/components/launches/LaunchHead";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { launchQueries } from "@/lib/launches/queries";
import { paths } from "@/lib/paths";

/** How the test call goes on, from its row: what is known, and where the rest of it stands. */
export function TestCallStatus({ launchId }: { launchId: string }) {
  const t = useTranslations("composer.testCall");
  const errorText = useErrorText();
  const { data: launch, error } = useQuery(launchQueries.one(launchId));
  return (
    <div role="status" className="flex flex-col gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
      {launch ? (
        <>
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{t("last")}</span>
            <LaunchBadge launch={launch} />
          </span>
          <span className="text-ink-2">{launch.problem ? launch.problem.message : <StateSentence launch={launch} />}</span>
        </>
      ) : (
        <span>{error ? errorText(error) : t("last")}</span>
      )}
      <span className="flex flex-wrap gap-x-4">
        {launch && launch.campaignId !== null && <TextLink href={paths.campaign(launch.campaignId)}>{t("report")}</TextLink>}
        <TextLink href={paths.launch(launchId)}>{t("launch")}</TextLink>
      </span>
    </div>
  );
}
