import { type CampaignSpecInput, LIMITS } from "@/lib/campaigns/schema";
import type { DraftForm } from "@/lib/drafts/form";
import { specOf } from "@/lib/drafts/spec";
import type { Problem } from "../problems";
import { stepOf } from "../steps";

/** Whether a problem of the campaign is one of a test call, too: that needs what is heard and shown, whoever else is called and when. */
export function concernsTest({ path }: Pick<Problem, "path">): boolean {
  const step = stepOf(path);
  return step === "message" || step === "keys" || path === "callerId" || path === "callLength";
}

/**
 * The campaign as a single call to one number, now: the same message, keys and caller ID; no retry, no pause at night, no draft.
 * @param phone as IP-Sales accepts it
 * @param name what such a call is called
 */
export function testSpecOf(form: DraftForm, phone: string, name: string): CampaignSpecInput {
  const { message, callerId, callLength, keys, answers } = specOf(form);
  const title = form.title.trim();
  return {
    title: (title === "" ? name : `${name}: ${title}`).slice(0, LIMITS.titleLength),
    audience: { phones: [phone] },
    message,
    ...(callerId !== undefined && { callerId }),
    callLength,
    retries: { count: 0 },
    schedule: { quietHours: false },
    keys,
    ...(answers && { answers }),
  };
}
