"use client";
import { Ellipsis, Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, Link } from "react-aria-components";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { can } from "@/lib/auth/permissions";
import { paths } from "@/lib/paths";
import { useActor } from "./actor-context";
import { isAt, PROFILE, placesOf } from "./navigation";

const CELL =
  "flex h-16 cursor-pointer flex-col items-center justify-center gap-0.5 text-ink-2 text-sm leading-4 outline-offset-[-2px]! aria-[current]:font-bold aria-[current]:text-ink";

/** The phone's navigation: four cells under the thumb, the rest behind the last. */
export function BottomBar() {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const actor = useActor();
  const { work, management } = placesOf(actor);
  const launches = can(actor.role, "campaigns:launch");
  const shown = work.slice(0, launches ? 2 : 3);
  const rest = [...work.slice(shown.length), ...management, PROFILE];
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
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
          <Button className={CELL} aria-current={rest.some((place) => isAt(place, pathname)) ? "page" : undefined}>
            <Ellipsis size={20} aria-hidden />
            {t("more")}
          </Button>
        }
      >
        {rest.map((place) => (
          <MenuItem key={place.href} id={place.href} href={place.href} icon={place.icon}>
            {t(place.word)}
          </MenuItem>
        ))}
      </Menu>
    </nav>
  );
}
