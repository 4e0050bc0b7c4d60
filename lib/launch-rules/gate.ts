import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Queryable } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { localeOf } from "@/lib/i18n/config";
import { formatTime } from "@/lib/time";
import { windowAround } from "./calling-window";
import type { CallingWindow } from "./schema";
import { readLaunchRules } from "./store";

/** How the calling window stands at a moment, and what an admin decided for calls outside it. */
export interface WindowGate {
  window: CallingWindow;
  open: boolean;
  /** When the stretch that the moment lies in began; null when it is longer than anybody looks. */
  sinceMs: number | null;
  /** When it ends; null when not within the days that are looked at. */
  untilMs: number | null;
}

/** @returns null where no window is set */
export async function windowGate(atMs: number, on?: Queryable): Promise<WindowGate | null> {
  const { callingWindow } = await readLaunchRules(on);
  return callingWindow && { window: callingWindow, ...windowAround(callingWindow, atMs) };
}

/** Whether a machine waits with calls until the window opens. Where it only warns, people decided knowingly. */
export const waitsOutside = ({ window }: WindowGate) => window.outside === "refuse" || window.holdRunning;

/** @throws AppError `conflict` when nobody may let anything dial now */
export async function refuseWhileClosed(actor: Actor, atMs?: number): Promise<void> {
  const gate = await windowGate(atMs ?? (await readClock()));
  if (!gate || gate.open || gate.window.outside === "warn") return;
  const opens = opensAt(gate, actor);
  throw new AppError("conflict", { message: "campaigns.problems.windowClosed", values: { opens } });
}

/** In words; "—" when it doesn't open within the days that are looked at. */
export function opensAt({ untilMs }: WindowGate, actor: Actor): string {
  return untilMs === null ? "—" : formatTime(untilMs, localeOf(actor.locale));
}
