import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { ERROR_CODES } from "@/lib/errors";
import en from "@/lib/i18n/en.json";
import he from "@/lib/i18n/he.json";
import { AUDIT_ACTIONS } from "./actions";
import { AUDIT_OUTCOMES, type AuditEntry } from "./schema";
import { detailRows, sentenceParts, targetPath } from "./sentence";

const root = path.resolve(import.meta.dirname, "../..");
const sources = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => ({ file: path.join(folder, file), text: readFileSync(path.join(root, folder, file), "utf8") }));

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  id: 7,
  at: "2026-11-22T10:00:00Z",
  actor: { id: "a", email: "dana@example.org", role: "supervisor" },
  action: "campaign.hold",
  target: "4521",
  outcome: "done",
  details: {},
  ...more,
});

/** Without the marks of names and links. */
function said(locale: "he" | "en", shown: AuditEntry): string {
  const problems: string[] = [];
  const t = createTranslator({ locale, messages: { he, en }[locale], onError: (error) => problems.push(error.message) });
  const { action, values, why } = sentenceParts(shown);
  const plain = { person: String, thing: String, code: String };
  const all = { ...values, actor: shown.actor?.email ?? "the system", ...plain };
  const key =
    action === null ? "audit.otherAction" : shown.outcome === "done" ? `audit.actions.${action}.done` : `audit.tried.${shown.outcome}`;
  const text = t.markup(
    key as never,
    {
      ...all,
      ...(action === null && { action: shown.action }),
      to: () => t.markup(`audit.actions.${action}.tried` as never, all as never),
      why: () => (why === null ? "" : `: ${t(`audit.why.${why}` as never)}`),
    } as never,
  );
  expect(problems, key).toEqual([]);
  return text;
}

test("every action that the code writes down has its sentences, and no sentence is for nothing", () => {
  const declared = sources("lib").flatMap(({ text }) => [...text.matchAll(/operation\(\{([^}]*?)input:/gs)].map(([, head]) => head ?? ""));
  const writing = declared.filter((head) => /writes: true/.test(head)).map((head) => /name: "([^"]+)"/.exec(head)?.[1]);
  expect(writing.length).toBeGreaterThan(10);
  const outside = sources("lib").flatMap(({ text }) =>
    [...text.matchAll(/(?:beginAudit\([^,]+, |audit: |action: )"([a-z-]+\.[a-z-]+)"/g)].map(([, name]) => name),
  );
  expect([...new Set([...writing, ...outside])].sort()).toEqual([...AUDIT_ACTIONS].sort());
  for (const messages of [he, en]) {
    const named = Object.entries(messages.audit.actions).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`));
    expect(named.sort()).toEqual([...AUDIT_ACTIONS].sort());
  }
});

test.each(AUDIT_ACTIONS)("%s reads as a sentence in both languages, whatever its outcome and whatever is known", (action) => {
  const details = [{}, { role: "admin", from: { role: "marketing", disabled: false }, recipients: 3, rows: 5, reason: "locked" }];
  for (const locale of ["he", "en"] as const) {
    for (const outcome of AUDIT_OUTCOMES) {
      for (const known of details) {
        for (const actor of [entry({}).actor, null]) {
          const text = said(locale, entry({ action, outcome, details: known, actor }));
          expect(text).not.toMatch(/[{}<>]|undefined|null|-1|audit\./);
          expect(text.length).toBeGreaterThan(5);
        }
      }
    }
  }
});

// Whoever isn't signed in, or comes from elsewhere, is refused before the audit.
const REASONS = ERROR_CODES.filter((code) => code !== "unauthenticated" && code !== "foreign-origin");

test.each([...REASONS, "wrong-password", "unknown-account", "disabled", "no-password"])("the reason %s has its words", (code) => {
  for (const messages of [he, en]) expect(Object.keys(messages.audit.why)).toContain(code);
});

test("who did what to what, and how it ended", () => {
  expect(said("he", entry({}))).toBe("הקמפיין 4521 הושהה בידי dana@example.org");
  expect(said("en", entry({}))).toBe("dana@example.org held campaign 4521");
  expect(said("he", entry({ outcome: "denied", target: null }))).toBe("ניסיון של dana@example.org להשהות קמפיין נחסם: אין הרשאה");
  expect(said("en", entry({ outcome: "unknown" }))).toBe("dana@example.org tried to hold campaign 4521: nobody knows whether it worked");
  const guess = entry({
    actor: null,
    action: "session.sign-in",
    target: "dana@example.org",
    outcome: "refused",
    details: { reason: "wrong-password" },
  });
  expect(said("he", guess)).toBe("ניסיון להיכנס לחשבון dana@example.org נדחה: הסיסמה לא התאימה");
  expect(said("en", { ...guess, target: null, details: { reason: "unknown-account" } })).toBe(
    "A try to sign in to an account that does not exist was refused",
  );
});

test("a changed account says what changed", () => {
  const change = (details: AuditEntry["details"]) => said("en", entry({ action: "user.change", target: "noa@example.org", details }));
  const from = { role: "marketing", disabled: false };
  expect(change({ role: "supervisor", from })).toBe("dana@example.org changed the role of noa@example.org from marketing to supervisor");
  expect(change({ disabled: true, from })).toBe("dana@example.org disabled the account of noa@example.org");
  expect(change({ disabled: false, from: { ...from, disabled: true } })).toBe("dana@example.org enabled the account of noa@example.org");
  expect(change({ role: "marketing", from })).toBe("dana@example.org saved the account of noa@example.org without a change");
});

test("an entry of an earlier version stands as it was written", () => {
  expect(said("en", entry({ action: "fax.send", target: "12" }))).toBe("dana@example.org: fax.send · 12");
  expect(sentenceParts(entry({ details: { role: 5, from: "x", rows: "many" } })).values).toMatchObject({ role: "none", rows: -1 });
});

test("what was acted on leads to its page", () => {
  expect(targetPath(entry({}))).toBe("/campaigns/4521");
  expect(targetPath(entry({ action: "launch.create", target: "מבצע", details: { launch: "u-1" } }))).toBe("/launches/u-1");
  expect(targetPath(entry({ action: "launch.cancel", target: "u-1" }))).toBe("/launches/u-1");
  expect(targetPath(entry({ action: "user.change", target: "noa@example.org" }))).toBe("/users?search=noa%40example.org");
  expect(targetPath(entry({ action: "caller-id.register", target: "0721234567" }))).toBeNull();
});

test("details are rows, nested ones too", () => {
  expect(detailRows({ role: "admin", from: { role: "marketing", disabled: false }, gone: null, list: [1] })).toEqual([
    { key: "role", value: "admin" },
    { key: "from.role", value: "marketing" },
    { key: "from.disabled", value: false },
    { key: "list", value: "[1]" },
  ]);
});
