"use client";
import { Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "react-aria-components";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";
import { useActor } from "./actor-context";
import { Brand } from "./Brand";
import { Can } from "./Can";
import { isAt, type Place, placesOf } from "./navigation";
import { PlaceCount } from "./PlaceCount";

export function Sidebar() {
  const t = useTranslations("shell");
  const { work, management } = placesOf(useActor());
  return (
    <nav
      aria-label={t("navigation")}
      className="sticky top-0 flex h-dvh flex-col gap-1 overflow-y-auto border-e p-3 max-md:hidden print:hidden"
    >
      <div className="mb-3">
        <Brand />
      </div>
      <Can permission="campaigns:launch">
        <LinkButton kind="primary" icon={Plus} href={paths.newCampaign()} className="mb-3 w-full shrink-0">
          {t("newCampaign")}
        </LinkButton>
      </Can>
      <PlaceList places={work} />
      {management.length > 0 && (
        <>
          <h2 id="management" className="mt-4 px-2 text-ink-3 text-sm">
            {t("manage")}
          </h2>
          <PlaceList places={management} labelledBy="management" />
        </>
      )}
    </nav>
  );
}

function PlaceList({ places, labelledBy }: { places: Place[]; labelledBy?: string }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <ul aria-labelledby={labelledBy} className="flex flex-col">
      {places.map((place) => (
        <li key={place.href}>
          <Link
            href={place.href}
            aria-current={isAt(place, pathname) ? "page" : undefined}
            className="group flex h-9 items-center gap-3 rounded-md px-2 text-ink-2 transition-colors hover:bg-hover aria-[current]:bg-hover aria-[current]:font-semibold aria-[current]:text-ink"
          >
            <place.icon size={16} aria-hidden className="text-ink-3 group-aria-[current]:text-ink" />
            {t(place.word)}
            <PlaceCount place={place} className="ms-auto" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
