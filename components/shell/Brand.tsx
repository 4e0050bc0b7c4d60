import { useTranslations } from "next-intl";

/** The horn and the name. */
export function Brand() {
  const t = useTranslations("shell");
  return (
    <span className="flex h-8 items-center gap-2 px-2 font-bold text-lg">
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true" className="text-accent ltr:-scale-x-100">
        <path
          d="M3 13.5c0-1 .8-1.7 1.8-1.6 5 .4 8.600-1.900 9.200-8 .1-.8.8-1.4 1.600-1.300.9.1 1.500.9 1.400 1.800C16 13 11.500 17.500 4.700 16.800 3.700 16.700 3 15.900 3 15z"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
        <path d="M13 4.500l4.200.6" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      {t("brand")}
    </span>
  );
}
