"use client";
import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { useActor } from "@/components/shell/actor-context";
import { ltr } from "@/components/ui/Ltr";
import { TextLink } from "@/components/ui/TextLink";
import { launchQueries } from "@/lib/launches/queries";
import type { LaunchSummary } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { alarmsOf, type SeenStrays } from "./attention";
import { readSeenStrays } from "./seen-strays";

/** Under the top bar of every page: what happened to a launch of the person's own, and waits for them. Its own page tells it itself. */
export function LaunchAlarm() {
  const t = useTranslations("launches.alarm");
  const actor = useActor();
  const pathname = usePathname();
  const { data } = useQuery(launchQueries.watched());
  const [seen, setSeen] = useState<SeenStrays | null>(null);
  // Pages draw their frame anew, so what was looked at on one is known on the next.
  useEffect(() => setSeen(readSeenStrays(actor.id)), [actor.id]);
  const alarms = data && seen ? alarmsOf(data.launches, actor, seen, Date.now()) : [];
  const elsewhere = alarms.filter(({ id }) => pathname !== paths.launch(id));
  const [first, second] = elsewhere;
  return (
    <div aria-live="polite">
      {first && (
        <section
          aria-label={t("label")}
          className="flex flex-wrap items-center gap-x-3 border-b border-b-warning-line bg-warning-soft px-8 py-2 max-md:px-4"
        >
          <TriangleAlert size={16} aria-hidden className="shrink-0 text-warning" />
          <p className="min-w-0 max-md:flex-1">{second ? <Several count={elsewhere.length} /> : <One launch={first} />}</p>
          <TextLink href={second ? paths.launches("open") : paths.launch(first.id)} className="max-md:basis-full max-md:ps-7">
            {t(second ? "toList" : "toLaunch")}
          </TextLink>
        </section>
      )}
    </div>
  );
}

function One({ launch: { state, strays, title } }: { launch: LaunchSummary }) {
  const t = useTranslations("launches.alarm");
  const sentence = state !== "needs-person" ? "another" : strays > 0 ? "found" : "doubt";
  return t.rich(sentence, { title, bdi: (chunks: ReactNode) => <bdi className="font-semibold wrap-anywhere">{chunks}</bdi> });
}

function Several({ count }: { count: number }) {
  const t = useTranslations("launches.alarm");
  const format = useFormatter();
  return t.rich("several", { count, shown: format.number(count), num: ltr });
}
