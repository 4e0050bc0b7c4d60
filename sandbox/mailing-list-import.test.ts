import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AVI, DANA, listsOf, startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const newList = listsOf(() => sandbox);
const counts = (newNumbers: number, updateNumbers: number, errorNumbers: number, deletedNumbers: number) => ({
  newNumbers,
  updateNumbers,
  errorNumbers,
  deletedNumbers,
});

describe("uplodePhones", () => {
  it("adds, and on a second time updates what the phone or then the e-mail matches", async () => {
    const list = newList();
    expect(await list.call("uplodePhones", { phones: [AVI, DANA] })).toEqual(counts(2, 0, 0, 0));
    const again = [
      { phone: "050-123-4567", firstName: "אבי" },
      { phone: "0529999999", email: "AVI@example.com" },
    ];
    expect(await list.call("uplodePhones", { phones: again, insertType: "all" })).toEqual(counts(0, 2, 0, 0));
    const [avi, dana] = await list.contacts();
    expect(avi).toMatchObject({ phone1: "0529999999", firstName: "אבי", lastName: "Cohen", email: "AVI@example.com" });
    expect(dana).toMatchObject({ phone1: "0507654321", firstName: "Dana" });
  });

  it("finds a contact by its new phone and not by its old one after an update", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI] });
    await list.call("uplodePhones", { phones: [{ phone: "0520000001", email: AVI.email }] });
    expect(await list.call("uplodePhones", { phones: [{ phone: AVI.phone }] })).toEqual(counts(1, 0, 0, 0));
    expect(await list.call("uplodePhones", { phones: [{ phone: "0520000001" }] })).toEqual(counts(0, 1, 0, 0));
  });

  it("matches by phone before e-mail", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI, DANA] });
    await list.call("uplodePhones", { phones: [{ phone: DANA.phone, email: AVI.email, firstName: "X" }] });
    expect((await list.contacts()).map((contact) => contact["firstName"])).toEqual(["Avi", "X"]);
  });

  it("counts rows with neither phone nor e-mail as errors, in every mode", async () => {
    const rows = [AVI, { firstName: "Nobody" }, { phone: "--", email: " " }, "0501234567", null, 5];
    for (const insertType of ["all", "replacing", "insert"]) {
      expect(await newList().call("uplodePhones", { phones: rows, insertType })).toEqual(counts(1, 0, 5, 0));
    }
    expect(await newList().call("uplodePhones", { phones: rows, insertType: "delete" })).toEqual(counts(0, 0, 5, 0));
  });

  it("replaces: empties first, counts what went, and updates a row that comes twice", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI, DANA] });
    const rows = [{ phone: "0521111111" }, { phone: "0521111111", firstName: "Twice" }];
    expect(await list.call("uplodePhones", { phones: rows, insertType: "replacing" })).toEqual(counts(1, 1, 0, 2));
    expect((await list.contacts()).map((contact) => contact["phones"])).toEqual(["0521111111"]);
  });

  it("inserts only: known rows are skipped silently", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI] });
    const rows = [{ ...AVI, firstName: "Other" }, { email: "avi@example.com" }, DANA];
    expect(await list.call("uplodePhones", { phones: rows, insertType: "insert" })).toEqual(counts(1, 0, 0, 0));
    expect((await list.contacts())[0]).toMatchObject({ firstName: "Avi" });
  });

  it("deletes the matching rows and ignores the others", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI, DANA] });
    const rows = [{ phone: "+972 50 123 4567" }, { phone: "0540000000" }];
    expect(await list.call("uplodePhones", { phones: rows, insertType: "delete" })).toEqual(counts(0, 0, 0, 1));
    expect((await list.contacts()).map((contact) => contact["firstName"])).toEqual(["Dana"]);
  });

  it.each([[undefined], [[]], [""], ["[]"]])("clears the list on delete with phones %j", async (phones) => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI, DANA] });
    expect(await list.call("uplodePhones", { phones, insertType: "delete" })).toEqual(counts(0, 0, 0, 2));
    expect(await list.call("phonesList")).toEqual({ phonesList: [], phonesCount: "0", fromLine: 0, toLine: 0 });
  });

  it("un-blocks a blocked contact when an import says nothing of status", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [{ ...AVI, status: "1" }] });
    expect((await list.contacts())[0]).toMatchObject({ status: "1" });
    await list.call("uplodePhones", { phones: [{ phone: AVI.phone }] });
    expect((await list.contacts())[0]).toMatchObject({ status: "0", firstName: "Avi" });
  });

  it.each([
    ["050-123-4567", "0501234567"],
    ["+972-50-123-4567", "0501234567"],
    ["972501234567", "0501234567"],
    ["00972501234567", "0501234567"],
    ["+972 (0)50 1234567", "0501234567"],
    ["501234567", "0501234567"],
    [501234567, "0501234567"],
    ["02-1234567", "021234567"],
    ["0972123456", "0972123456"],
  ])("keeps %j as %s", async (phone, kept) => {
    const list = newList();
    await list.call("uplodePhones", { phones: [{ phone }] });
    expect((await list.contacts())[0]).toMatchObject({ phone1: kept, phones: kept });
  });

  it("takes 100,000 rows in one request", { timeout: 60_000 }, async () => {
    const list = newList();
    const phones = Array.from({ length: 100_000 }, (_, index) => ({
      phone: `05${String(20_000_000 + index)}`,
      email: `p${index}@example.com`,
    }));
    expect(await list.call("uplodePhones", { phones })).toEqual(counts(100_000, 0, 0, 0));
    expect(await list.call("uplodePhones", { phones })).toEqual(counts(0, 100_000, 0, 0));
    expect(await list.call("phonesList", { limit: 1 })).toMatchObject({ phonesCount: "100,000", toLine: 1 });
  });

  it.each([
    [{ insertType: "replace" }],
    [{ mailingList: "" }],
    [{ mailingList: 0 }],
    [{ mailingList: "x" }],
    [{ phones: undefined }],
    [{ phones: "not json" }],
  ])("refuses %j as missing essentials", async (fields) => {
    const answer = await newList().call("uplodePhones", { phones: [AVI], ...fields });
    expect(answer).toEqual({ errorCode: -88, messige: "Missing essential connection info" });
  });
});
