import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { MAX_SAMPLES } from "../audiences/ledger";
import { UnreadableFile } from "../audiences/unreadable-file";
import { csvField } from "../csv";
import { translate } from "../i18n/translate";
import { workbook } from "../workbooks/workbook";
import { type ContactOptions, readContactFile } from "./read-contacts";
import { ContactRow, LIMITS } from "./schema";

async function read(text: string, options: ContactOptions = {}) {
  const { summary, details } = await readContactFile(new TextEncoder().encode(text), "contacts.csv", options);
  const rows = z.array(ContactRow).parse(JSON.parse(await details.rows.text()));
  expect(details.count).toBe(rows.length);
  expect(details.sample).toEqual(rows.slice(0, 5));
  return { summary, details, rows };
}

const dana = { phone: "0501234567", firstName: "דנה", lastName: "כהן", email: "dana@example.com" };

describe("columns", () => {
  test.each([
    ["Hebrew words", "שם פרטי,שם משפחה,נייד,דוא״ל\nדנה,כהן,050-1234567,dana@example.com\n"],
    ["English words", "Phone;E-mail;Last name;First name\n0501234567;dana@example.com;כהן;דנה\n"],
    ["an e-mail by its content", "first name\tlast name\tmobile\tכתובת\nדנה\tכהן\t0501234567\tdana@example.com\n"],
    ["nothing but content", "0501234567,דנה,כהן,dana@example.com\n0521234567,יוסי,לוי,\n"],
  ])("are found by %s", async (_, text) => {
    const { rows } = await read(text);
    expect(rows[0]).toEqual(dana);
  });

  test("a full name goes whole to the first name; beside a surname, it is the first name", async () => {
    expect((await read("שם מלא,טלפון\nדנה כהן,0501234567\n")).rows).toEqual([{ phone: "0501234567", firstName: "דנה כהן" }]);
    expect((await read("שם,שם משפחה,טלפון\nדנה,כהן,0501234567\n")).rows).toEqual([
      { phone: "0501234567", firstName: "דנה", lastName: "כהן" },
    ]);
  });

  test("three columns of words without a header are names of nobody knows what", async () => {
    const { rows, details } = await read("0501234567,דנה,כהן,חיפה\n0521234567,יוסי,לוי,יפו\n");
    expect(rows).toEqual([{ phone: "0501234567" }, { phone: "0521234567" }]);
    expect(details.columns).toEqual({ firstName: null, lastName: null, email: null, blocked: null });
  });

  test("as a person chose them, and nothing else", async () => {
    const text = "0501234567,דנה,כהן,חיפה,dana@example.com\n0521234567,יוסי,לוי,יפו,yossi@example.com\n";
    const details = { firstName: "B", lastName: "C", email: null, blocked: null };
    const { rows, details: found } = await read(text, { details, columns: ["A"] });
    expect(rows[1]).toEqual({ phone: "0521234567", firstName: "יוסי", lastName: "לוי" });
    expect(found.columns).toEqual(details);
  });

  test("a column of the blocked is told by its word, never by «status»", async () => {
    const text = (word: string) => `טלפון,${word}\n0501234567,כן\n0521234567,לא\n0541234567,1\n`;
    const { rows, details } = await read(text("חסום"));
    expect(rows.map(({ blocked }) => blocked)).toEqual([true, undefined, true]);
    expect(details.blocked).toBe(2);
    expect((await read(text("סטטוס"))).details.blocked).toBe(0);
  });

  test.each(["לא להתקשר", "הסרה", "תאריך הסרה", "ביקש הסרה", "Unsubscribed at", "Do not contact"])(
    "«%s» says who is blocked, also by a day or a reason",
    async (word) => {
      const marks = ["12/03/2024", "", "לא", "ביקשה בטלפון", "כן", "פעיל", "0", "-", "לא חסום"];
      const lines = marks.map((mark, index) => `050123450${index},${mark}`);
      const { rows, details } = await read(`טלפון,${word}\n${lines.join("\n")}\n`);
      expect(rows.map(({ blocked }) => blocked ?? false)).toEqual([true, false, false, true, true, false, false, false, false]);
      expect(details).toMatchObject({
        blocked: 3,
        otherBlocked: {
          count: 2,
          sample: [
            { row: 2, text: "12/03/2024" },
            { row: 5, text: "ביקשה בטלפון" },
          ],
        },
      });
    },
  );

  test("whatever a cell of the blocked says, only a plain no and nothing leave the contact open", async () => {
    const words = fc.stringMatching(/^[א-תa-z]{3,12}$/);
    const known = new Set(["none", "open", "active", "false", "אין", "פעיל", "פעילה", "פעילים", "פתוח", "פתוחה", "פתוחים"]);
    await fc.assert(
      fc.asyncProperty(words, async (word) => {
        const { rows } = await read(`טלפון,חסום\n0501234567,${word}\n0521234567,לא\n`);
        expect(rows[0]?.blocked ?? false).toBe(!known.has(word));
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});

describe("what our own export writes is read back", () => {
  const NAMES = ["phone", "phone2", "phone3", "firstName", "lastName", "email", "email2", "blocked", "optedOut"] as const;
  const expected = [
    { phone: "0501234567", firstName: "דנה", lastName: "כהן", email: "dana@example.com", blocked: true },
    { phone: "031234567", firstName: "דנה", lastName: "כהן", blocked: true },
    { phone: "0521234567", firstName: "יוסי" },
  ];

  test("as CSV", async () => {
    const lines = [NAMES.join(), "050-1234567,03-1234567,,דנה,כהן,dana@example.com,,yes,no", "052-1234567,,,יוסי,,,,no,no"];
    expect((await read(`\uFEFF${lines.join("\r\n")}\r\n`)).rows).toEqual(expected);
  });

  test.each(["he", "en"] as const)("as a workbook in %s", async (locale) => {
    const say = (name: string) => translate(locale, `lists.export.${name}`);
    const rows = [
      ["050-1234567", "03-1234567", "", "דנה", "כהן", "dana@example.com", "", say("yes"), say("no")],
      ["052-1234567", "", "", "יוסי", "", "", "", say("no"), say("no")],
    ];
    const columns = NAMES.map((name, at) => ({ heading: say(`columns.${name}`), width: 10, value: (row: string[]) => row[at] ?? null }));
    async function* batches() {
      yield rows;
    }
    const parts: Uint8Array[] = [];
    for await (const part of workbook({ name: "a", rightToLeft: false, columns }, batches())) parts.push(part);
    const { details } = await readContactFile(new Uint8Array(Buffer.concat(parts)), "contacts.xlsx");
    expect(JSON.parse(await details.rows.text())).toEqual(expected);
  });
});

describe("rows", () => {
  test("repairs, duplicates and refusals are those of the importer; the first row of a number counts", async () => {
    const text = "שם,טלפון\nדנה,501234567\nיוסי,+972521234567\nרות,0571234567\nאחרת,0501234567\n";
    const { summary, rows } = await read(text);
    expect(rows).toEqual([
      { phone: "0501234567", firstName: "דנה" },
      { phone: "0521234567", firstName: "יוסי" },
    ]);
    expect(summary).toMatchObject({ rows: 4, accepted: 2, repaired: 2, duplicates: 1, rejected: 1 });
    expect(summary.reasons).toEqual([{ reason: "bad-prefix", count: 1, sample: [{ row: 4, text: "0571234567" }] }]);
  });

  test("each number of a row is a contact, and the e-mail is the first one's", async () => {
    const { rows, details } = await read("name,mobile,phone,email\nDana,0501234567,031234567,dana@example.com\n");
    expect(rows).toEqual([
      { phone: "0501234567", firstName: "Dana", email: "dana@example.com" },
      { phone: "031234567", firstName: "Dana" },
    ]);
    expect(details.severalNumbers).toBe(1);
  });

  test("whoever has an address only is a contact; whoever has neither is an empty row", async () => {
    const { rows, details, summary } = await read("phone,name,email\n0501234567,Dana,\n,Yossi,yossi@example.com\n,Ruth,\n");
    expect(rows[1]).toEqual({ firstName: "Yossi", email: "yossi@example.com" });
    expect(details.withoutPhone).toBe(1);
    expect(summary).toMatchObject({ rows: 3, accepted: 1, rejected: 0, reasons: [{ reason: "empty", count: 1 }] });
  });

  test("what is no address, and what is longer than a name, is told with its row", async () => {
    const long = "א".repeat(LIMITS.contactName + 20);
    const { rows, details } = await read(`טלפון,שם,מייל\n0501234567,${long},אין\n0521234567,דנה,"x; dana@example.com"\n`);
    expect(rows[0]).toEqual({ phone: "0501234567", firstName: "א".repeat(LIMITS.contactName) });
    expect(rows[1]).toMatchObject({ email: "dana@example.com" });
    expect(details.badEmails).toEqual({ count: 1, sample: [{ row: 2, text: "אין" }] });
    expect(details.longNames).toEqual({ count: 1, sample: [{ row: 2, text: long }] });
  });

  test("more than an import takes is refused before anything is sent", async () => {
    const numbers = Array.from({ length: LIMITS.rows + 1 }, (_, index) => `05${String(20_000_000 + index)}`);
    await expect(read(numbers.join("\n"))).rejects.toThrow(new UnreadableFile("too-many-rows", LIMITS.rows));
  }, 30_000);
});

test("whatever people stand in a file, they come out in its order, each once, with what their row says", async () => {
  const name = fc.stringMatching(/^[א-תa-z]{2,12}$/);
  const person = fc.record({ firstName: name, lastName: name, number: fc.integer({ min: 500_000_000, max: 569_999_999 }) });
  const people = fc.uniqueArray(person, { minLength: 1, maxLength: 40, selector: ({ number }) => number });
  await fc.assert(
    fc.asyncProperty(people, fc.constantFrom(",", ";", "\t"), async (all, delimiter) => {
      const lines = all.map(({ firstName, lastName, number }) =>
        [csvField(lastName), `0${number}`, `p${number}@example.com`, csvField(firstName)].join(delimiter),
      );
      const { rows, details } = await read(`${["שם משפחה", "טלפון", "מייל", "שם פרטי"].join(delimiter)}\n${lines.join("\n")}`);
      expect(rows).toEqual(
        all.map(({ firstName, lastName, number }) => ({ phone: `0${number}`, firstName, lastName, email: `p${number}@example.com` })),
      );
      expect(details.badEmails.sample.length).toBeLessThanOrEqual(MAX_SAMPLES);
    }),
    { seed: 7, numRuns: 60 },
  );
});
