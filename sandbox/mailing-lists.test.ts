import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
let nextList = 1;
const APIKEY = "sandbox-key";

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

type Fields = Record<string, unknown>;

/** A list of its own for each test, empty as (D) every positive number is. */
function newList() {
  const mailingList = nextList++;
  return {
    mailingList,
    call: (action: string, fields: Fields = {}) => sandbox.json("/mailingListsApi.php", { action, apiKey: APIKEY, mailingList, ...fields }),
    async contacts(fields: Fields = {}): Promise<Fields[]> {
      const { phonesList } = await this.call("phonesList", fields);
      return Object.values(phonesList);
    },
  };
}

const AVI = { phone: "0501234567", firstName: "Avi", lastName: "Cohen", email: "avi@example.com", status: 0 };
const DANA = { phone: "0507654321", firstName: "Dana", lastName: "Levy", email: "", status: 0 };
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

describe("phonesList", () => {
  it("answers the documented shape, keyed by id", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI] });
    const { phonesList, ...rest } = await list.call("phonesList", { limit: 50, page: 0 });
    const [[key, contact] = []] = Object.entries(phonesList);
    expect(rest).toEqual({ phonesCount: "1", fromLine: 0, toLine: 1 });
    expect(contact).toEqual({
      id: key,
      phone1: "0501234567",
      phone2: "",
      phone3: "",
      phones: "0501234567",
      firstName: "Avi",
      lastName: "Cohen",
      email: "avi@example.com",
      email2: "",
      emails: "avi@example.com",
      status: "0",
      RHstatus: 0,
    });
  });

  it("pages from 0 and without a limit gives all, with thousands separated", async () => {
    const list = newList();
    await list.call("uplodePhones", { phones: Array.from({ length: 1_250 }, (_, index) => ({ phone: String(521_000_000 + index) })) });
    expect(await list.call("phonesList", { limit: "50", page: "0" })).toMatchObject({ phonesCount: "1,250", fromLine: 0, toLine: 50 });
    const last = await list.call("phonesList", { limit: 100, page: 12 });
    expect(last).toMatchObject({ fromLine: 1200, toLine: 1250 });
    expect(Object.values(last.phonesList).map((contact) => contact["phone1"])[49]).toBe("0521001249");
    expect(await list.call("phonesList", { limit: 100, page: 13 })).toEqual({
      phonesList: [],
      phonesCount: "1,250",
      fromLine: 1300,
      toLine: 1300,
    });
    const all = await list.call("phonesList", { page: 3 });
    expect(Object.keys(all.phonesList)).toHaveLength(1_250);
    expect(all).toMatchObject({ fromLine: 0, toLine: 1_250 });
  });

  it.each([
    ["050-1234", ["Avi"]],
    ["4567", ["Avi"]],
    ["05", ["Avi", "Dana"]],
    ["cohen", ["Avi"]],
    ["dan", ["Dana"]],
    ["avi@example.com", []],
    ["-", []],
    ["", ["Avi", "Dana"]],
  ])("searches %j", async (freeSerch, names) => {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI, DANA] });
    expect((await list.contacts({ freeSerch })).map((contact) => contact["firstName"])).toEqual(names);
  });
});

describe("phoneEdit", () => {
  const SAVED = { status: "Ok", note: "איש הקשר נשמר בהצלחה" };

  it("inserts, updates the match by phone or e-mail, and updates by id", async () => {
    const list = newList();
    expect(await list.call("phoneEdit", { phone1: "050-1234567", firstName: "Avi", email2: "b@example.com" })).toEqual(SAVED);
    expect(await list.call("phoneEdit", { phone1: "0501234567", email: "a@example.com" })).toEqual(SAVED);
    expect(await list.call("phoneEdit", { id: 0, email: "a@example.com", lastName: "Cohen" })).toEqual(SAVED);
    const [avi, ...others] = await list.contacts();
    expect(others).toEqual([]);
    expect(avi).toMatchObject({ phone1: "0501234567", firstName: "Avi", lastName: "Cohen", emails: "a@example.com,b@example.com" });
    expect(await list.call("phoneEdit", { id: avi?.["id"], phone1: "0521111111", firstName: "" })).toEqual(SAVED);
    expect(await list.contacts()).toMatchObject([{ phone1: "0521111111", firstName: "", lastName: "Cohen" }]);
  });

  it.each([["0"], [-3], [""], ["x"]])("inserts with the id %j", async (id) => {
    const list = newList();
    expect(await list.call("phoneEdit", { id, phone1: "0521111111" })).toEqual(SAVED);
    expect(await list.contacts()).toHaveLength(1);
  });

  it("needs a phone or an e-mail", async () => {
    const answer = await newList().call("phoneEdit", { firstName: "Avi", phone1: "-", email: " " });
    expect(answer).toEqual({ status: "Error", note: "חייב טלפון ראשי או כתובת מייל" });
  });

  it("does not reach into another list", async () => {
    const list = newList();
    await list.call("phoneEdit", { phone1: "0521111111" });
    const [contact] = await list.contacts();
    expect(await newList().call("phoneEdit", { id: contact?.["id"], phone1: "0529999999" })).toMatchObject({ status: "Error" });
    expect(await list.contacts()).toMatchObject([{ phone1: "0521111111" }]);
  });
});

describe("phonesDelete and setStatus", () => {
  async function filled() {
    const list = newList();
    await list.call("uplodePhones", { phones: [AVI, DANA, { phone: "0533333333" }] });
    return { list, ids: (await list.contacts()).map((contact) => String(contact["id"])) };
  }

  it.each<[string, (ids: string[]) => unknown]>([
    ["a comma-separated string", (ids) => ids.join(", ")],
    ["an array of texts", (ids) => ids],
    ["an array of numbers", (ids) => ids.map(Number)],
    ["a JSON array as text", (ids) => JSON.stringify(ids)],
  ])("takes the ids as %s", async (_, written) => {
    const { list, ids } = await filled();
    const pair = ids.slice(0, 2);
    const blocked = await list.call("setStatus", { phone: written(pair), status: "1" });
    expect(blocked).toEqual({ status: "Ok", note: "המספר נחסם בהצלחה", phones: pair });
    expect((await list.contacts()).map((contact) => contact["status"])).toEqual(["1", "1", "0"]);
    expect(await list.call("phonesDelete", { deleteList: written(pair) })).toEqual({ status: "Ok", note: "המספרים נמחקו בהצלחה" });
    expect((await list.contacts()).map((contact) => contact["id"])).toEqual(ids.slice(2));
  });

  it("un-blocks with its own words, by a single id", async () => {
    const { list, ids } = await filled();
    await list.call("setStatus", { phone: ids.join(","), status: 1 });
    const answer = await list.call("setStatus", { phone: Number(ids[0]), status: 0 });
    expect(answer).toEqual({ status: "Ok", note: "המספר אושר בהצלחה", phones: [ids[0]] });
    expect((await list.contacts()).map((contact) => contact["status"])).toEqual(["0", "1", "1"]);
  });

  it("touches neither phone-number strings nor the contacts of another list", async () => {
    const { list, ids } = await filled();
    await list.call("setStatus", { phone: AVI.phone, status: 1 });
    await newList().call("phonesDelete", { deleteList: ids });
    expect((await list.contacts()).map((contact) => contact["status"])).toEqual(["0", "0", "0"]);
  });

  it.each([
    ["phonesDelete", {}],
    ["phonesDelete", { deleteList: [] }],
    ["setStatus", { status: 1 }],
    ["setStatus", { phone: "10001" }],
    ["setStatus", { phone: "10001", status: 2 }],
  ])("refuses %s with %j", async (action, fields) => {
    expect(await newList().call(action, fields)).toMatchObject({ errorCode: -88 });
  });
});
