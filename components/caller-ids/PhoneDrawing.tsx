import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CODE_DIGITS } from "@/lib/caller-ids/schema";
import { formatPhone } from "@/lib/phones/number";

const DOT = "•";
const PREFIX = `0${DOT.repeat(3)}`;

/** The screen of the phone that is verified: what was typed of the code stands where the eye has to look for it. */
export function CodeDrawing({ code }: { code: string }) {
  const t = useTranslations("callerIds.drawing");
  return (
    <PhoneFrame label={t("codeLabel")}>
      <g className="font-mono text-[26px]" direction="ltr">
        <text x="36" y="150" className="fill-ink-2">
          {PREFIX}
        </text>
        <text x="120" y="150" className="fill-ink font-semibold">
          {code.padEnd(CODE_DIGITS, DOT)}
        </text>
      </g>
      <path
        d="M111 142c1-20 32-27 58-26 32 1 57 9 56 27-1 19-36 25-62 24-29-1-54-8-53-26 1-9 9-15 22-18"
        className="fill-none stroke-ink"
        strokeWidth={2.5}
        strokeLinecap="round"
      />
      <text x="166" y="194" textAnchor="middle" className="fill-ink font-semibold text-[15px]">
        {t("lastSix")}
      </text>
    </PhoneFrame>
  );
}

/** A recipient's screen: the number as it will be seen. Null: none was typed yet. */
export function ShownNumberDrawing({ phone }: { phone: string | null }) {
  const t = useTranslations("callerIds.drawing");
  return (
    <PhoneFrame label={t("shownLabel")}>
      <text x="132" y="150" textAnchor="middle" direction="ltr" className="fill-ink font-mono font-semibold text-[24px]">
        {phone === null ? `0${DOT.repeat(2)}-${DOT.repeat(7)}` : formatPhone(phone)}
      </text>
      <text x="132" y="194" textAnchor="middle" className="fill-ink font-semibold text-[15px]">
        {t("asShown")}
      </text>
    </PhoneFrame>
  );
}

function PhoneFrame({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations("callerIds.drawing");
  return (
    <svg width="264" height="472" viewBox="0 0 264 472" role="img" aria-label={label} className="h-auto max-w-full">
      <rect x="2" y="2" width="260" height="468" rx="36" className="fill-surface stroke-line-strong" strokeWidth={2} />
      <rect x="100" y="16" width="64" height="8" rx="4" className="fill-track" />
      <text x="132" y="96" textAnchor="middle" className="fill-ink-2 text-[15px]">
        {t("incoming")}
      </text>
      {children}
      <circle cx="132" cy="256" r="36" className="fill-track" />
      <path
        d="M132 256a11 11 0 1 0 0-22 11 11 0 0 0 0 22M112 277c2-12 10-17 20-17s18 5 20 17"
        className="fill-none stroke-ink-3"
        strokeWidth={2.5}
        strokeLinecap="round"
      />
      <g className="fill-none" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="72" cy="392" r="28" className="stroke-line-strong" strokeWidth={2} />
        <circle cx="192" cy="392" r="28" className="stroke-line-strong" strokeWidth={2} />
        <path d="M62 382l20 20M82 382l-20 20M182 392l7 7 13-14" className="stroke-ink-2" strokeWidth={2.5} />
      </g>
      <g textAnchor="middle" className="fill-ink-2 text-sm">
        <text x="72" y="440">
          {t("decline")}
        </text>
        <text x="192" y="440">
          {t("accept")}
        </text>
      </g>
    </svg>
  );
}
