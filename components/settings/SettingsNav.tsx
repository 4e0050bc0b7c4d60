"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "react-aria-components";
import { paths } from "@/lib/paths";

/** The pages of the settings, above each of them. */
export function SettingsNav() {
  const connection = useTranslations("settings");
  const rules = useTranslations("launchRules");
  const verdicts = useTranslations("verdictRules");
  const pathname = usePathname();
  const pages = [
    { href: paths.settings(), title: connection("title") },
    { href: paths.launchRules(), title: rules("title") },
    { href: paths.verdictRules(), title: verdicts("title") },
  ];
  return (
    <nav aria-label={connection("sections")} className="mb-4 border-b">
      <ul className="-mb-px flex gap-6">
        {pages.map(({ href, title }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className="flex h-10 items-center border-transparent border-b-2 text-ink-2 transition-colors hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:h-12"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
