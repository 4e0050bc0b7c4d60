import fc from "fast-check";
import { expect, test } from "vitest";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import { encodeRun } from "@/lib/ip-sales/campaigns";
import { withoutOptedOut } from "./payload";

test("of 100,000 random sets of numbers and ledgers in memory, what would go out is who was asked for without who is in the ledger", () => {
  const spec = CampaignSpec.parse({ title: "מבצע", audience: { phones: ["0521234567"] }, message: { kind: "text", text: "שלום" } });
  const { title, retries, keys, schedule, callLength } = spec;
  const parameters = { title, retries, keys, schedule, callLength, message: { kind: "text" as const, text: "שלום" } };
  const number = fc.integer({ min: 0, max: 59 }).map((index) => `0521234${String(100 + index)}`);
  const numbers = fc.uniqueArray(number, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(numbers, fc.uniqueArray(number, { maxLength: 40 }), fc.boolean(), (asked, barred, hold) => {
      const phones = withoutOptedOut(asked, new Set(barred));
      const campaign = { ...parameters, phones, hold };
      // Nobody at all can't be said, so it can't be sent.
      if (phones.length === 0) expect(() => encodeRun(campaign, false)).toThrow(AppError);
      else expect(encodeRun(campaign, false).fields.phones).toEqual(asked.filter((phone) => !barred.includes(phone)));
    }),
    { seed: 20_261_126, numRuns: 100_000 },
  );
}, 60_000);
