"use client";
import { useTranslations } from "next-intl";
import { Link } from "react-aria-components";
import type { ListId } from "@/lib/lists/schema";
import { paths } from "@/lib/paths";

export const LIST_TABS = ["contacts", "import", "snapshots", "details"] as const;
export type ListTab = (typeof LIST_TABS)[number];

/** The parts of a list's page; each has its address. */
export function ListTabs({ listId, tab }: { listId: ListId; tab: ListTab }) {
  const t = useTranslations("lists");
  return (
    <nav aria-label={t("sections")} className="mb-4 overflow-x-auto border-b">
      <ul className="-mb-px flex gap-6">
        {LIST_TABS.map((id) => (
          <li key={id}>
            <Link
              href={paths.list(listId, id)}
              aria-current={id === tab ? "page" : undefined}
              className="flex h-10 items-center whitespace-nowrap border-transparent border-b-2 text-ink-2 outline-offset-[-2px]! transition-colors hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:h-12"
            >
              {t(`tabs.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
