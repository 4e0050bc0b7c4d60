"use client";
import { Ellipsis, Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, Link } from "react-aria-components";
import { useDecisionCount } from "@/components/launches/use-decision-count";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { can } from "@/lib/auth/permissions";
import { paths } from "@/lib/paths";
import { useActor } from "./actor-context";
import { isAt, PROFILE, placesOf } from "./navigation";
import { PlaceCount } from "./PlaceCount";

const CELL =
  "flex h-16 cursor-pointer flex-col items-center justify-center gap-0.5 text-ink-2 text-sm leading-4 outline-offset-[-2px]! aria-[current]:font-bold aria-[current]:text-ink";

/** The phone's navigation: four cells under the thumb, the rest behind the last. */
export function BottomBar() {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const actor = useActor();
  const { work, management } = placesOf(actor);
  const launches = can(actor.role, "campaigns:launch");
  const shown = work.filter(({ word }) => word !== "launches").slice(0, launches ? 2 : 3);
  const rest = [...work.filter((place) => !shown.includes(place)), ...management, PROFILE];
  const toDecide = useDecisionCount();
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map((place) => (
        <Link key={place.href} href={place.href} aria-current={isAt(place, pathname) ? "page" : undefined} className={CELL}>
          <place.icon size={20} aria-hidden />
          {t(place.word)}
        </Link>
      ))}
      {launches && (
        <Link href={paths.newCampaign()} aria-current={pathname === paths.newCampaign() ? "page" : undefined} className={CELL}>
          <Plus size={20} aria-hidden />
          {t("newShort")}
        </Link>
      )}
      <Menu
        placement="top end"
        trigger={
          <Button
            className={CELL}
            aria-label={toDecide > 0 ? `${t("more")}, ${t("toDecide", { count: toDecide })}` : undefined}
            aria-current={rest.some((place) => isAt(place, pathname)) ? "page" : undefined}
          >
            <MoreMark count={toDecide} />
            {t("more")}
          </Button>
        }
      >
        {rest.map((place) => (
          <MenuItem key={place.href} id={place.href} href={place.href} icon={place.icon} textValue={t(place.word)}>
            {t(place.word)} <PlaceCount place={place} className="ms-2" />
          </MenuItem>
        ))}
      </Menu>
    </nav>
  );
}

/** The dots, with a point where something behind them waits for whoever looks; the cell's name tells how much. */
function MoreMark({ count }: { count: number }) {
  return (
    <span className="relative">
      <Ellipsis size={20} aria-hidden />
      {count > 0 && <span className="absolute -end-1 -top-0.5 size-2.5 rounded-full border-2 border-surface bg-warning" />}
    </span>
  );
}
