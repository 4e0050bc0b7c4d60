import type { Measure } from "./measure";
import { startSandbox } from "./own-sandbox";
import { upstreamAction } from "./requests";

const PHONES = 100_000;
const QUESTIONS = 20;

/** Whether the simulation's calls slow its answers: the history is asked for while a large campaign dials, and while it is on hold. */
export async function dialing(): Promise<{ measure: Measure; stop: () => Promise<void> }> {
  const { url, apiKey, stop } = await startSandbox();
  const ask = upstreamAction(url, apiKey);
  const phones = Array.from({ length: PHONES }, (_, index) => `05${index % 5}${String(2_000_000 + index)}`);
  const order = { action: "campaignRun", title: "bench", audioText: "שלום", betweenRetries: 20, maxRing: 1_000, runType: "hold", phones };
  const campaignId = Number(/"campaignId":"?(\d+)/.exec(await ask(order))?.[1]);
  const must = async (action: string) => {
    const text = await ask({ action, campaignId });
    if (!/"errorCode":"?0/.test(text)) throw new Error(`${action}: ${text.slice(0, 200)}`);
  };
  const questions = async () => {
    for (let asked = 0; asked < QUESTIONS; asked++) await ask({ action: "campaignsHistory" });
  };
  const measure: Measure = {
    name: `${QUESTIONS} answers of the sandbox while it dials ${PHONES.toLocaleString("en")}`,
    ours: { label: "dialling, 1,000 at once", before: () => must("campaignResumption"), run: questions },
    other: { label: "on hold", before: () => must("campaignHold"), run: questions },
    rounds: 9,
  };
  return { measure, stop };
}
