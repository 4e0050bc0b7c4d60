"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/Card";
import { ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { TextLink } from "@/components/ui/TextLink";
import { launchQueries } from "@/lib/launches/queries";
import { isOpen, type LaunchSummary } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { LaunchBadge } from "./LaunchBadge";

/** Launches that are not campaigns yet, or that nobody can be sure of: what is under way is found again after the page was closed. */
export function OpenLaunches({ className }: { className?: string }) {
  const t = useTranslations("launches.open");
  const { data } = useQuery(launchQueries.watched());
  const open = data?.launches.filter((launch) => isOpen(launch, Date.now())) ?? [];
  if (open.length === 0) return null;
  return (
    <Card title={t("title", { count: open.length })} flush className={className}>
      <ul>
        {open.map((launch) => (
          <Entry key={launch.id} launch={launch} />
        ))}
      </ul>
    </Card>
  );
}

function Entry({ launch }: { launch: LaunchSummary }) {
  const t = useTranslations("launches.open");
  const format = useFormatter();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-2">
      <LaunchBadge launch={launch} />
      <TextLink href={paths.launch(launch.id)} className="flex min-w-0 flex-1 max-md:order-first max-md:basis-full">
        <bdi dir="auto" className="min-w-0 truncate">
          {launch.title}
        </bdi>
      </TextLink>
      <span className="text-ink-2 text-sm">
        {t.rich("by", {
          name: launch.createdBy.name,
          count: launch.recipients,
          shown: format.number(launch.recipients),
          num: ltr,
          bdi: (chunks) => <bdi dir="auto">{chunks}</bdi>,
        })}
        {" · "}
        <RelativeTime at={launch.stateSince} />
      </span>
    </li>
  );
}
