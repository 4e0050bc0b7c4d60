import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { translate } from "@/lib/i18n/translate";
import { type Action, explanation, UpstreamRefused } from "./errors";

const reference = readFileSync(new URL("../../docs/reference/campaign-api.md", import.meta.url), "utf8");
const errorCodes = reference.slice(reference.indexOf("### Error codes"), reference.indexOf("## `campaignsHistory`"));
const CODES = [...errorCodes.matchAll(/^\| `(-?\d+)`/gm)].map((row) => Number(row[1]));

/** Every code and code-less refusal of the two references. */
const DOCUMENTED: [Action, number | null, string][] = [
  ...CODES.map((code): [Action, number, string] => ["campaignRun", code, ""]),
  ["campaignsHistory", -99, "Access denied"],
  ["uplodePhones", -88, ""],
  ["max_ringSet", 1, "סכום לא תקין"],
  ["campaignResumption", 1, ""],
  ["campaignResumption", 2, ""],
  ["addDid", null, "המספר כבר קיים"],
  ["addDid", 1, "המספר אינו תקין"],
  ["addDid", 1, "המערכת זיהתה מספר נסיונות מרובים בשעה האחרונה למספר שנבחר, נסה שנית מאוחר יותר"],
  ["addDid", null, "האימות נכשל"],
  ["phoneEdit", null, "חייב טלפון ראשי או כתובת מייל"],
];
const UNDOCUMENTED: [Action, number | null, string, string][] = [
  ["campaignRun", 999, "חדש", "unknownCode"],
  ["campaignRun", 8, "", "unknownCodeNoNote"],
  ["campaignHold", 1, "הקמפיין הסתיים", "unknownCode"],
  ["max_ringSet", 1, "הקמפיין הסתיים", "unknownCode"],
  ["setStatus", null, "אין", "noCode"],
  ["setStatus", null, "", "noReason"],
];

test("the reference's table of codes was found whole", () => {
  expect(CODES).toEqual([-99, -88, 1, 2, 3, 4, 5, 6, 7, 9, 13, 18, 19, 27]);
});

const sentence = (refused: UpstreamRefused, locale: "he" | "en") =>
  translate(locale, refused.options.message ?? "", refused.options.values);

test.each(DOCUMENTED)("%s %j %s is explained in both languages", (action, code, note) => {
  expect(explanation(action, code, note)).not.toMatch(/^unknown|^no(Code|Reason)$/);
  const refused = new UpstreamRefused({ action, code, note, answer: {} });
  expect(sentence(refused, "he")).toMatch(/[א-ת].*\.$/);
  expect(sentence(refused, "en")).toMatch(/^[A-Z].*\.$/);
  expect(refused.code).toBe(code === -99 ? "upstream-access-denied" : "upstream-refused");
});

test.each(UNDOCUMENTED)("%s %j %s is a refusal all the same", (action, code, note, key) => {
  const refused = new UpstreamRefused({ action, code, note, answer: {} });
  expect(refused.explanation).toBe(key);
  for (const locale of ["he", "en"] as const) {
    const text = sentence(refused, locale);
    expect(text).toContain(note);
    if (code !== null) expect(text).toContain(String(code));
    expect(text).not.toMatch(/upstream\.|[{}]/);
  }
});

test("errorCode 6 tells which bucket the numbers fell into", () => {
  const refused = new UpstreamRefused({ action: "campaignRun", code: 6, note: "", answer: {} }, { rejected: "3", blocked: "12" });
  for (const locale of ["he", "en"] as const) expect(sentence(refused, locale)).toMatch(/: 3\..*: 12\./);
});

test("errorCode 7 tells what it costs and what there is", () => {
  const refused = new UpstreamRefused({ action: "campaignRun", code: 7, note: "", answer: {} }, { price: "625.00", balance: "12.50" });
  expect(sentence(refused, "en")).toContain("625.00");
  expect(sentence(refused, "he")).toContain("12.50");
  expect(refused.options.details).toEqual({ price: "625.00", balance: "12.50" });
});

test("a refused campaign names the part of the specification that it speaks of", () => {
  const details = (action: Action, code: number) => new UpstreamRefused({ action, code, note: "", answer: {} }).options.details;
  expect(details("campaignRun", 1)).toEqual({ field: "callerId" });
  expect(details("campaignRun", 9)).toEqual({ field: "schedule.startAt" });
  expect(details("campaignRun", -99)).toBeUndefined();
  expect(details("campaignResumption", 1)).toBeUndefined();
});
