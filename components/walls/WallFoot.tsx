"use client";
import clsx from "clsx";
import { type LucideIcon, Maximize, Minimize, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { PROGRESS_FILLS } from "@/components/campaigns/ProgressBar";
import { buttonStyle } from "@/components/ui/button-style";
import { ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { FILL_CLASSES } from "@/components/ui/Swatch";
import type { LiveBalance } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { useFullScreen } from "./screen-hooks";

const PARTS = ["answered", "notAnswered", "waitingRetry", "left"] as const satisfies (keyof typeof PROGRESS_FILLS)[];

interface WallFootProps {
  /** When the figures were true, ISO 8601. */
  at: string | null;
  balance: LiveBalance | null;
  page: number;
  pages: number;
  paused: boolean;
  onPause: (paused: boolean) => void;
}

/** What the colours mean, which page it is, how old the figures are, and the two buttons of a screen. */
export function WallFoot({ at, balance, page, pages, paused, onPause }: WallFootProps) {
  const t = useTranslations("walls.screen");
  const full = useFullScreen();
  return (
    <footer className="flex h-8 items-center gap-6 text-base text-ink-2">
      <Legend />
      {pages > 1 && (
        <span className="flex items-center gap-3">
          <span aria-hidden className="flex gap-1.5">
            {Array.from({ length: pages }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
              <i key={index} className={clsx("size-2 rounded-full", index === page ? "bg-ink" : "bg-line-strong")} />
            ))}
          </span>
          <span>{t.rich("page", { page: page + 1, pages, num: ltr })}</span>
          <Tool label={t(paused ? "resume" : "pause")} icon={paused ? Play : Pause} onPress={() => onPause(!paused)} />
        </span>
      )}
      <span className="ms-auto flex items-center gap-4">
        {balance && <span>{t.rich("balance", { amount: formatMoney(balance.amount), num: ltr })}</span>}
        {at && (
          <span>
            {t("updated")} <RelativeTime at={at} />
          </span>
        )}
        {full && (
          <Tool label={t(full.isFull ? "leaveFullScreen" : "fullScreen")} icon={full.isFull ? Minimize : Maximize} onPress={full.toggle} />
        )}
      </span>
    </footer>
  );
}

function Legend() {
  const t = useTranslations("campaigns.progress");
  return (
    <ul className="flex items-center gap-6">
      {PARTS.map((name) => (
        <li key={name} className="flex items-center gap-2">
          <span aria-hidden className={clsx("inline-block size-3 shrink-0 rounded-[3px]", FILL_CLASSES[PROGRESS_FILLS[name]])} />
          {t(name)}
        </li>
      ))}
    </ul>
  );
}

function Tool({ label, icon: Icon, onPress }: { label: string; icon: LucideIcon; onPress: () => void }) {
  return (
    <Button aria-label={label} onPress={onPress} className={buttonStyle("quiet", "normal", "w-8 px-0!")}>
      <Icon size="1.125rem" aria-hidden />
    </Button>
  );
}
