import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AVI, DANA, listsOf, startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const newList = listsOf(() => sandbox);

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
