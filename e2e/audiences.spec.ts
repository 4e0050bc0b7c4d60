import { expect, test } from "./fixtures";

const windows1255 = (text: string) =>
  Buffer.from([...text].map((char) => (char >= "א" && char <= "ת" ? char.charCodeAt(0) - 0x05d0 + 0xe0 : char.charCodeAt(0))));
const upload = (name: string, buffer: Buffer) => ({ multipart: { file: { name, mimeType: "application/octet-stream", buffer } } });

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
    "\ufeffrow,raw,reason\r\n5,0571234567,bad-prefix\r\n6,5.01E+08,scientific\r\n7,'+1 212 555 1234,foreign\r\n9,050,too-short\r\n10,אין,not-a-number\r\n",
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
