import { readFileSync } from "node:fs";
import { formatBalance } from "./money.ts";
import type { ScreenCall } from "./phone-screens.ts";
import type { Sandbox } from "./store.ts";

const fileText = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), "utf8");

/** What a person would see in the room, at `GET /`. It draws `screensNow` and asks again every second. */
export const PAGE_FILES: ReadonlyMap<string, { type: string; text: string }> = new Map([
  ["/", { type: "text/html; charset=utf-8", text: fileText("page.html") }],
  ["/page.css", { type: "text/css; charset=utf-8", text: fileText("page.css") }],
  ["/page.js", { type: "text/javascript; charset=utf-8", text: fileText("page.js") }],
]);

/** A code lives ten minutes, and so long a missed call is shown. */
const VERIFICATION_SHOWN_MS = 10 * 60_000;
const SHOWN_RINGING = 24;
const SHOWN_LATEST = 30;

/** What the page shows now: verification calls apart, the phones that ring (the first 24), the latest calls. */
export function screensNow(sandbox: Sandbox) {
  const now = sandbox.clock.now();
  const shown = (call: ScreenCall) => ({
    phone: call.phone,
    from: call.from,
    kind: call.kind,
    at: new Date(call.at).toISOString(),
    rings: call.at <= now && now < call.ringsUntil,
  });
  const ringing = sandbox.screens.ringing().filter((call) => call.kind === "campaign");
  return {
    now: new Date(now).toISOString(),
    pace: sandbox.options.pace,
    balance: formatBalance(sandbox.balanceCents),
    verifications: sandbox.screens.recentVerifications(VERIFICATION_SHOWN_MS).map(shown),
    ringing: ringing.slice(0, SHOWN_RINGING).map(shown),
    ringingCount: ringing.length,
    latest: sandbox.screens.latest(SHOWN_LATEST).map(shown),
  };
}
