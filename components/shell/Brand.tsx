import { useTranslations } from "next-intl";

/** The horn and the name. */
export function Brand() {
  const t = useTranslations("shell");
  return (
    <span className="flex h-8 items-center gap-2 px-2 font-bold text-lg">
      <svg
        width="22"
        height="22"
        viewBox="0 0 22 22"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className="text-accent"
      >
        <path d="M3 15c5 1 9-1 10-6l1-4 5-1-1 5c-1 6-6 10-14 9z" />
      </svg>
      {t("brand")}
    </span>
  );
}
