import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "./fixtures";
import { product } from "./product";
import { outcomeOf, type UpstreamRow, upstreamReport } from "./upstream-report";

const windows1255 = (text: string) =>
  Buffer.from([...text].map((char) => (char >= "א" && char <= "ת" ? char.charCodeAt(0) - 0x05d0 + 0xe0 : char.charCodeAt(0))));
const upload = (name: string, buffer: Buffer) => ({ multipart: { file: { name, mimeType: "application/octet-stream", buffer } } });

const Refusal = z.object({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.looseObject({ fields: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))) })),
});

async function create(client: APIRequestContext, data: object) {
  const created = await client.post("/api/audiences", { data });
  expect(created.status(), await created.text()).toBe(201);
  return (await created.json()).audience;
}

/** What was refused, in which field, and that it is said in a sentence of Hebrew. */
async function refusal(client: APIRequestContext, path: string, data: object, status = 400) {
  const answer = await client.post(path, { data });
  expect(answer.status(), await answer.text()).toBe(status);
  const error = Refusal.parse((await answer.json()).error);
  expect(error.message).toMatch(/[א-ת]{2}/);
  return { code: error.code, message: error.message, fields: error.details?.fields?.map(({ field }) => field) };
}

test("texts of a script become an audience whose ledger adds up", async ({ api }) => {
  const client = await api("marketing");
  const raws = ["0501234567", "+972-52-1234567", "531234567", "0501234567", "0571234567", "5.01E+08", "+1 212 555 1234", "", "050", "אין"];
  const created = await client.post("/api/audiences", { data: { phones: raws } });
  expect(created.status()).toBe(201);
  const { audience } = await created.json();
  expect(audience).toMatchObject({ rows: 10, accepted: 3, repaired: 2, duplicates: 1, rejected: 5 });
  expect(audience.reasons.map(({ reason, count }: { reason: string; count: number }) => [reason, count])).toEqual([
    ["empty", 1],
    ["too-short", 1],
    ["bad-prefix", 1],
    ["foreign", 1],
    ["scientific", 1],
    ["not-a-number", 1],
  ]);

  const read = await client.get(`/api/audiences/${audience.id}`);
  expect((await read.json()).audience).toEqual(audience);
  const phones = await client.get(`/api/audiences/${audience.id}/phones`);
  expect(phones.headers()["content-type"]).toContain("text/plain");
  expect(await phones.text()).toBe("0501234567\n0521234567\n0531234567\n");
  const rejects = await client.get(`/api/audiences/${audience.id}/rejects.csv`);
  expect(rejects.headers()["cache-control"]).toContain("no-store");
  expect(await rejects.text()).toBe(
    [
      "\ufeffשורה,מה שהיה בקובץ,למה נדחה,מה אפשר לעשות,שם,קוד הסיבה",
      "5,\u200e0571234567,קידומת שאינה קיימת בישראל,למשל 057 או 06. יש לבדוק את המספר מול מקורו.,,bad-prefix",
      '6,\u200e5.01E+08,הספרות אבדו בקובץ,"יש לעצב את העמודה ב־Excel כטקסט, ולייצא שוב.",,scientific',
      "7,'+1 212 555 1234,מספר מחוץ לישראל,אפשר לחייג למספרים בישראל בלבד.,,foreign",
      '9,\u200e050,חסרות ספרות,"נייד הוא בן 10 ספרות, קווי בן 9.",,too-short',
      "10,אין,אינו מספר טלפון,אין בו ספרות של טלפון.,,not-a-number",
      "",
    ].join("\r\n"),
  );
});

test("a file of the Hebrew Windows code page is read with its names", async ({ api }) => {
  const file = windows1255("שם;ת.ז;נייד\r\nדנה;543219873;050-1234567\r\nיוסי;300000007;052-1234567\r\n");
  const created = await (await api("marketing")).post("/api/audiences", upload("תורמים.csv", file));
  expect(created.status()).toBe(201);
  const { audience } = await created.json();
  expect(audience).toMatchObject({
    fileName: "תורמים.csv",
    rows: 2,
    accepted: 2,
    encoding: "Windows-1255",
    columns: { phones: ["נייד"], letters: ["C"], name: "שם" },
    names: { "0501234567": "דנה", "0521234567": "יוסי" },
  });
});

test("100,000 rows are read in seconds while the rest of the dashboard answers", async ({ api }) => {
  const client = await api("admin");
  const rows = Array.from({ length: 100_000 }, (_, index) => `05${String(index).padStart(8, "0")},שורה ${index}`);
  const reading = client.post("/api/audiences", upload("big.csv", Buffer.from(`נייד,שם\n${rows.join("\n")}`)));
  expect((await client.get("/api/health")).status()).toBe(200);
  const { audience } = await (await reading).json();
  expect(audience).toMatchObject({ rows: 100_000, accepted: 100_000, rejected: 0, duplicates: 0 });
  expect(Object.keys(audience.names)).toHaveLength(1000);
});

test("a file of 30 MB arrives whole", async ({ api }) => {
  const rows = Array.from({ length: 300_000 }, (_, index) => `05${String(index).padStart(8, "0")},${"x".repeat(90)}`);
  const created = await (await api("marketing")).post("/api/audiences", upload("wide.csv", Buffer.from(rows.join("\n"))));
  expect((await created.json()).audience).toMatchObject({ rows: 300_000, accepted: 300_000 });
});

for (const [kind, name, content] of [
  ["html", "list.csv", Buffer.from("<html><body><table><tr><td>0501234567</td></tr></table></body></html>")],
  ["old-excel", "list.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ["damaged-workbook", "list.xlsx", Buffer.from("PK\x03\x04 cut")],
  ["empty-file", "list.txt", Buffer.from("")],
  ["no-phone-column", "list.csv", Buffer.from("שם,עיר\nדנה,חיפה\n")],
] as const) {
  test(`a file that can't be read (${kind}) is refused in a sentence`, async ({ api }) => {
    const answer = await (await api("marketing")).post("/api/audiences", upload(name, content));
    expect(answer.status()).toBe(422);
    const { error } = await answer.json();
    expect(error).toMatchObject({ code: "unreadable-file", details: { reason: kind } });
    expect(error.message).toMatch(/[א-ת]/);
  });
}

test("what is no source, too much or not theirs is refused", async ({ api }) => {
  const client = await api("marketing");
  expect((await client.post("/api/audiences", { data: {} })).status()).toBe(400);
  expect((await client.post("/api/audiences", { data: { phones: "0501234567" } })).status()).toBe(400);
  expect((await client.post("/api/audiences", upload("huge.csv", Buffer.alloc(66 * 1024 * 1024, "0")))).status()).toBe(413);
  for (const path of ["", "/phones", "/rejects.csv"]) {
    expect((await client.get(`/api/audiences/6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10${path}`)).status()).toBe(404);
    expect((await client.get(`/api/audiences/no-such${path}`)).status()).toBe(404);
    expect((await (await api("supervisor")).get(`/api/audiences/no-such${path}`)).status()).toBe(403);
    expect((await (await api("nobody")).get(`/api/audiences/no-such${path}`)).status()).toBe(401);
  }
  expect((await (await api("supervisor")).post("/api/audiences", { data: { phones: ["0501234567"] } })).status()).toBe(403);
});

const NO_SUCH = "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10";
const BAD = ["0501234567", "0571234567", "050", "0521234567", "אין", "0531234567", "5.01E+08", "050-1"];

test("rejects come page by page, by reason too, each with its place in the whole list", async ({ api }) => {
  const client = await api("marketing");
  const { id } = await create(client, { phones: BAD });
  const page = async (query = "") => (await client.get(`/api/audiences/${id}/rejects${query}`)).json();
  expect(await page()).toEqual({
    rejects: [
      { index: 0, row: 2, raw: "0571234567", reason: "bad-prefix" },
      { index: 1, row: 3, raw: "050", reason: "too-short" },
      { index: 2, row: 5, raw: "אין", reason: "not-a-number" },
      { index: 3, row: 7, raw: "5.01E+08", reason: "scientific" },
      { index: 4, row: 8, raw: "050-1", reason: "too-short" },
    ],
    total: 5,
  });
  expect(await page("?page=2&pageSize=2")).toMatchObject({ rejects: [{ index: 2 }, { index: 3 }], total: 5 });
  expect(await page("?reason=too-short&page=2&pageSize=1")).toMatchObject({ rejects: [{ index: 4, row: 8 }], total: 2 });
  expect(await page("?page=9")).toEqual({ rejects: [], total: 5 });
  expect(await page("?reason=empty")).toEqual({ rejects: [], total: 0 });
  for (const query of ["page=0", "pageSize=1001", "pageSize=x", "reason=odd", "sort=row"]) {
    const answer = await client.get(`/api/audiences/${id}/rejects?${query}`);
    expect(answer.status(), query).toBe(400);
    expect((await answer.json()).error.message, query).toMatch(/[א-ת]{2}/);
  }
  expect((await client.get(`/api/audiences/${NO_SUCH}/rejects`)).status()).toBe(404);
});

test("rejects are corrected into a new audience, and the old one stays to go back to", async ({ api }) => {
  const client = await api("marketing");
  const old = await create(client, { phones: BAD });
  const fixes = [
    { index: 1, text: "050-7654321" },
    { index: 2, text: "0571111111" },
    { index: 3, text: "" },
    { index: 4, text: "501234567" },
  ];
  const made = await client.post(`/api/audiences/${old.id}/fixes`, { data: { fixes } });
  expect(made.status()).toBe(201);
  const { audience } = await made.json();
  expect(audience).toMatchObject({ rows: 8, accepted: 4, duplicates: 1, rejected: 2, source: { kind: "fixed", from: old.id } });
  expect(audience.reasons).toEqual([
    {
      reason: "bad-prefix",
      count: 2,
      sample: [
        { row: 2, text: "0571234567" },
        { row: 5, text: "0571111111" },
      ],
    },
  ]);
  expect(await (await client.get(`/api/audiences/${audience.id}/phones`)).text()).toBe("0501234567\n0507654321\n0521234567\n0531234567\n");
  expect((await (await client.get(`/api/audiences/${audience.id}`)).json()).audience).toEqual(audience);
  expect((await (await client.get(`/api/audiences/${old.id}`)).json()).audience).toEqual(old);
  expect(old.source).toEqual({ kind: "pasted" });

  const again = await client.post(`/api/audiences/${audience.id}/fixes`, { data: { fixes: [{ index: 0, text: "+972-54-1234567" }] } });
  const { audience: second } = await again.json();
  expect(second).toMatchObject({ accepted: 5, repaired: 1, rejected: 1, source: { kind: "fixed", from: audience.id } });
  expect(await (await client.get(`/api/audiences/${second.id}/phones`)).text()).toContain("0501234567\n0541234567\n0507654321\n");
});

test("what is no correction is refused in a sentence that names it", async ({ api }) => {
  const client = await api("marketing");
  const { id } = await create(client, { phones: BAD });
  const path = `/api/audiences/${id}/fixes`;
  const fix = (more: object) => ({ fixes: [{ index: 0, text: "0501234567" }, more] });
  const fields = async (data: object) => (await refusal(client, path, data)).fields;
  expect(await fields(fix({ index: 5, text: "" }))).toEqual(["fixes.1.index"]);
  expect(await fields(fix({ index: 0, text: "" }))).toEqual(["fixes.1.index"]);
  expect(await fields(fix({ index: -1, text: "" }))).toEqual(["fixes.1.index"]);
  expect(await fields(fix({ index: 1.5, text: "" }))).toEqual(["fixes.1.index"]);
  expect(await fields(fix({ index: 1, text: 5 }))).toEqual(["fixes.1.text"]);
  expect(await fields(fix({ index: 1, text: "0".repeat(1_001) }))).toEqual(["fixes.1.text"]);
  expect(await fields({ fixes: [] })).toEqual(["fixes"]);
  expect(await fields({})).toEqual(["fixes"]);
  expect(await fields({ fixes: Array.from({ length: 1_001 }, (_, index) => ({ index, text: "" })) })).toEqual(["fixes"]);
  expect((await refusal(client, `/api/audiences/${NO_SUCH}/fixes`, fix({ index: 1, text: "" }), 404)).code).toBe("not-found");
});

test("a thousand corrections of a list of 100,000 take a moment", async ({ api }) => {
  const client = await api("marketing");
  const rows = Array.from({ length: 100_000 }, (_, row) => (row % 100 === 0 ? `057${row}` : `05${String(row).padStart(8, "0")}`));
  const { audience } = await (await client.post("/api/audiences", upload("big.csv", Buffer.from(`נייד\n${rows.join("\n")}`)))).json();
  expect(audience).toMatchObject({ accepted: 99_000, rejected: 1_000, source: { kind: "file" } });
  const fixes = Array.from({ length: 1_000 }, (_, index) => ({ index, text: `0589${String(index * 100).padStart(6, "0")}` }));
  const startedMs = Date.now();
  const fixed = await (await client.post(`/api/audiences/${audience.id}/fixes`, { data: { fixes } })).json();
  expect(Date.now() - startedMs).toBeLessThan(5_000);
  expect(fixed.audience).toMatchObject({ accepted: 100_000, rejected: 0, duplicates: 0, reasons: [] });
  const phones = (await (await client.get(`/api/audiences/${fixed.audience.id}/phones`)).text()).trimEnd().split("\n");
  expect(phones.slice(199, 202)).toEqual(["0500000199", "0589000200", "0500000201"]);
});

/** A mailing list of the upstream, made past the dashboard. */
async function makeList(listId: number, contacts: { phone: string; status: 0 | 1 }[]): Promise<void> {
  const { sandboxUrl, canary } = product();
  const body = JSON.stringify({ action: "uplodePhones", apiKey: canary, mailingList: listId, insertType: "all", phones: contacts });
  const answer = await fetch(`${sandboxUrl}/mailingListsApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(answer.ok).toBe(true);
}

test("several sources are added up without duplicates, each with its own figures beside", async ({ api }) => {
  const client = await api("marketing");
  const listId = 880_401;
  await makeList(listId, [
    { phone: "0501234567", status: 0 },
    { phone: "0547777777", status: 0 },
    { phone: "0548888888", status: 1 },
  ]);
  const { id } = await create(client, { phones: [...BAD, "0501234567"] });
  const sources = [{ audienceId: id }, { listId }, { phones: ["+972547777777", "0571234567", "0521111111"] }, { audienceId: id }];
  const answer = await client.post("/api/audiences/count", { data: { sources } });
  expect(answer.status()).toBe(200);
  const figures = { accepted: 3, rejected: 5, duplicates: 1, blocked: 0 };
  expect(await answer.json()).toEqual({
    accepted: 5,
    rejected: 11,
    duplicates: 1 + 1 + 1 + 3 + 1,
    blocked: 1,
    optedOut: 0,
    sources: [
      figures,
      { accepted: 2, rejected: 0, duplicates: 0, blocked: 1 },
      { accepted: 2, rejected: 1, duplicates: 0, blocked: 0 },
      figures,
    ],
  });
});

test("a source that can't be counted is named, and a wrong request refused", async ({ api }) => {
  const client = await api("marketing");
  const path = "/api/audiences/count";
  const unknown = await refusal(client, path, { sources: [{ phones: ["0501234567"] }, { audienceId: NO_SUCH }, { audienceId: "x" }] }, 404);
  expect(unknown).toMatchObject({ code: "not-found", fields: ["sources.1", "sources.2"] });
  expect((await refusal(client, path, { sources: [] })).fields).toEqual(["sources"]);
  expect((await refusal(client, path, {})).fields).toEqual(["sources"]);
  expect((await refusal(client, path, { sources: [{ file: "x" }] })).fields).toEqual(["sources.0"]);
  expect((await refusal(client, path, { sources: Array.from({ length: 21 }, () => ({ phones: ["0501234567"] })) })).fields).toEqual([
    "sources",
  ]);
});

test("twenty sources of 100,000 numbers are added up in seconds while the rest of the dashboard answers", async ({ api }) => {
  test.slow();
  const client = await api("marketing");
  const list = async (from: number) => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `05${String(from + row).padStart(8, "0")}`);
    const { audience } = await (await client.post("/api/audiences", upload("a.csv", Buffer.from(rows.join("\n"))))).json();
    return { audienceId: String(audience.id) };
  };
  const ten = [];
  for (let place = 0; place < 10; place++) ten.push(await list(place * 50_000));
  const startedMs = Date.now();
  let done = false;
  const counting = client.post("/api/audiences/count", { data: { sources: [...ten, ...ten] } }).finally(() => {
    done = true;
  });
  const waits: number[] = [];
  const other = await api("admin");
  while (!done) {
    const askedMs = Date.now();
    expect((await other.get("/api/health")).status()).toBe(200);
    waits.push(Date.now() - askedMs);
  }
  const answer = await counting;
  expect(Date.now() - startedMs).toBeLessThan(10_000);
  // Other tests' people press 9, and some of them have one of these numbers.
  const { accepted, optedOut, ...counted } = await answer.json();
  expect({ ...counted, people: accepted + optedOut }).toMatchObject({ people: 550_000, rejected: 0, duplicates: 1_450_000, blocked: 0 });
  expect(Math.max(...waits)).toBeLessThan(1_000);
});

const digitsOf = (phone: string) => phone.replace(/\D/g, "");
const optedOut = (row: UpstreamRow) => row.digits.includes("9");
const isDead = (row: UpstreamRow) => outcomeOf(row) === "מספר לא קיים";
const isSpared = (row: UpstreamRow) => optedOut(row) || isDead(row);

test("a slice of a past campaign is an audience: the calls query's filters, the report's names, nobody who pressed 9, no dead number", async ({
  api,
  sandbox,
}) => {
  const client = await api("marketing");
  const campaignId = Number((await sandbox.loadReport(2_000))[0]);
  const rows = await upstreamReport(campaignId);
  const leaving = rows.filter(optedOut);
  const dead = rows.filter(isDead);
  expect(leaving.length).toBeGreaterThan(0);
  expect(dead.length).toBeGreaterThan(0);
  const phonesOf = async (id: string) => (await (await client.get(`/api/audiences/${id}/phones`)).text()).trimEnd().split("\n");

  const everybody = await create(client, { campaignId });
  expect(everybody).toMatchObject({
    accepted: rows.length - leaving.length - dead.length,
    rejected: 0,
    fileName: null,
    warnings: [
      { kind: "opted-out", count: leaving.length },
      { kind: "nonexistent", count: dead.length },
    ],
    source: { kind: "campaign", campaignId, filters: {} },
  });
  expect(await phonesOf(everybody.id)).toEqual(rows.filter((row) => !isSpared(row)).map(({ phone }) => digitsOf(phone)));
  const named = rows.find((row) => row.name !== "" && !isSpared(row));
  expect(everybody.names[digitsOf(named?.phone ?? "")]).toBe(named?.name);

  const missed = await create(client, { campaignId, calls: { status: ["noAnswer", "busy"], had180: ["true", "unknown"] } });
  const asked = rows.filter((row) => ["noAnswer", "busy"].includes(row.status) && row.had180 !== "no");
  const wanted = asked.filter((row) => !isDead(row));
  expect(wanted.length).toBeGreaterThan(0);
  expect(await phonesOf(missed.id)).toEqual(wanted.map(({ phone }) => digitsOf(phone)));
  const sparedCount = asked.length - wanted.length;
  expect(missed.warnings).toEqual(sparedCount === 0 ? [] : [{ kind: "nonexistent", count: sparedCount }]);
  expect(missed.source.filters).toEqual({ status: ["noAnswer", "busy"], had180: ["true", "unknown"] });

  const answered = await create(client, { campaignId, calls: { verdict: ["answered", "hungUp"], had180: true } });
  expect(answered.accepted).toBe(rows.filter((row) => row.status === "answered" && row.had180 === "yes" && !optedOut(row)).length);
});

test("a slice that isn't there is refused in a sentence", async ({ api, sandbox }) => {
  const client = await api("marketing");
  const campaignId = Number((await sandbox.loadReport(300))[0]);
  const path = "/api/audiences";
  const nobody = await refusal(client, path, { campaignId, calls: { search: "אין איש בשם הזה" } });
  expect(nobody).toMatchObject({ code: "invalid", message: expect.stringMatching(/^אין בדוח של הקמפיין אף נמען שמתאים לסינון/) });
  const leaving = (await upstreamReport(campaignId)).filter(optedOut);
  const calls = { digits: [...new Set(leaving.map(({ digits }) => digits))] };
  expect(leaving.length).toBeGreaterThan(0);
  expect((await refusal(client, path, { campaignId, calls })).message).toMatch(/^כל הנמענים שמתאימים לסינון הקישו 9/);
  expect((await refusal(client, path, { campaignId, calls: { verdict: "nonexistent" } })).message).toMatch(
    /^כל המספרים שמתאימים לסינון אינם קיימים/,
  );
  expect((await refusal(client, path, { campaignId: 99_999_999 }, 404)).code).toBe("not-found");
  expect((await refusal(client, path, { campaignId: "x" })).fields).toEqual(["campaignId"]);
  expect((await refusal(client, path, { campaignId, calls: { sort: "phone" } })).fields).toEqual(["calls.sort"]);
  expect((await refusal(client, path, { campaignId, calls: { class: "odd" } })).fields).toEqual(["calls.class.0"]);
  expect((await refusal(client, path, { campaignId, phones: ["0501234567"] })).fields).toEqual([""]);
  expect((await refusal(client, path, { phones: ["0501234567"], calls: {} })).fields).toEqual(["calls"]);
});

test("the slice of 100,000 calls is there in seconds", async ({ api, sandbox }) => {
  test.slow();
  const client = await api("marketing");
  const campaignId = Number((await sandbox.loadReport(100_000))[0]);
  expect((await client.get(`/api/campaigns/${campaignId}/report`)).status()).toBe(200);
  const startedMs = Date.now();
  const everybody = await create(client, { campaignId });
  expect(Date.now() - startedMs).toBeLessThan(5_000);
  const [leaving, dead] = everybody.warnings;
  expect(everybody.accepted + leaving.count + dead.count).toBe(100_000);
});

test("who made what of whom stands in the audit, without a recipient's number", async ({ api, sandbox }) => {
  const client = await api("marketing");
  const campaignId = Number((await sandbox.loadReport(300))[0]);
  const [row] = (await upstreamReport(campaignId)).filter((row) => !isSpared(row));
  const phone = digitsOf(row?.phone ?? "");
  const slice = await create(client, { campaignId, calls: { search: phone } });
  const old = await create(client, { phones: ["057"] });
  const { audience: fixed } = await (
    await client.post(`/api/audiences/${old.id}/fixes`, { data: { fixes: [{ index: 0, text: "0506666666" }] } })
  ).json();
  await client.post("/api/audiences/count", { data: { sources: [{ audienceId: fixed.id }] } });
  const admin = await api("admin");
  const entriesOf = async (id: string) => (await (await admin.get(`/api/audit?search=${id}`)).json()).entries;
  const [ofSlice] = await entriesOf(slice.id);
  expect(ofSlice).toMatchObject({ action: "audience.create", outcome: "done", details: { campaignId, filters: "search", accepted: 1 } });
  expect(JSON.stringify(ofSlice)).not.toContain(phone);
  const entries = await entriesOf(fixed.id);
  expect(entries).toMatchObject([
    { action: "audience.fix", outcome: "done", details: { from: old.id, fixes: 1, accepted: 1, rejected: 0 } },
  ]);
  expect(JSON.stringify(entries)).not.toContain("0506666666");
});

test("correcting, counting and slicing are for those who manage audiences", async ({ api }) => {
  const requests = [
    [`/api/audiences/${NO_SUCH}/fixes`, { fixes: [{ index: 0, text: "" }] }],
    ["/api/audiences/count", { sources: [{ phones: ["0501234567"] }] }],
    ["/api/audiences", { campaignId: 1 }],
  ] as const;
  for (const [path, data] of requests) {
    expect((await (await api("supervisor")).post(path, { data })).status(), path).toBe(403);
    expect((await (await api("nobody")).post(path, { data })).status(), path).toBe(401);
  }
  expect((await (await api("supervisor")).get(`/api/audiences/${NO_SUCH}/rejects`)).status()).toBe(403);
  expect((await (await api("nobody")).get(`/api/audiences/${NO_SUCH}/rejects`)).status()).toBe(401);
});
