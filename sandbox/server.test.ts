import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const DENIED = { errorCode: -99, messige: "Access denied" };
const MISSING = { errorCode: -88, messige: "Missing essential connection info" };
const LIST = { action: "phonesList", apiKey: "sandbox-key", mailingList: 1 };
const EMPTY_LIST = { phonesList: [], phonesCount: "0", fromLine: 0, toLine: 0 };
const PATHS = ["/campaignApi.php", "/mailingListsApi.php"];

describe("both APIs", () => {
  it("take the key in the body or in the query string", async () => {
    const { apiKey, ...rest } = LIST;
    expect(await sandbox.json("/mailingListsApi.php", LIST)).toEqual(EMPTY_LIST);
    expect(await sandbox.json(`/mailingListsApi.php?apiKey=${apiKey}`, rest)).toEqual(EMPTY_LIST);
    expect(await sandbox.json(`/mailingListsApi.php?apiKey=wrong`, LIST)).toEqual(EMPTY_LIST);
  });

  it("answer -88 with HTTP 200 to a wrong or missing key, an unknown or missing action", async () => {
    const bad = [{ apiKey: "wrong" }, { apiKey: undefined }, { apiKey: ["sandbox-key"] }, { action: "nope" }, { action: "phoneslist" }];
    for (const fields of [...bad, { action: "__proto__" }, { action: undefined }]) {
      const response = await sandbox.post("/mailingListsApi.php", JSON.stringify({ ...LIST, ...fields }), "application/json");
      expect([response.status, await response.json()]).toEqual([200, MISSING]);
    }
  });

  it("keep to their own actions", async () => {
    expect(await sandbox.json("/campaignApi.php", LIST)).toEqual(MISSING);
    expect(await sandbox.json("/mailingListsApi.php", { ...LIST, action: "campaignsHistory" })).toEqual(MISSING);
  });

  it.each(PATHS)("refuse every method but POST at %s", async (path) => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await fetch(`${sandbox.url}${path}?${new URLSearchParams({ ...LIST, mailingList: "1" })}`, { method });
      expect([response.status, await response.json()]).toEqual([200, MISSING]);
    }
  });

  it.each([
    ["", "application/json"],
    ["{", "application/json"],
    ["[1]", "application/json"],
    [JSON.stringify(LIST), "text/plain"],
    ["--x\r\n", "multipart/form-data; boundary=x"],
    ["", "multipart/form-data"],
  ])("answer -88 to the unreadable body %j as %s", async (body, type) => {
    expect(await (await sandbox.post("/mailingListsApi.php", body, type)).json()).toEqual(MISSING);
  });

  it.each(PATHS)("deny an address that is not on the list, before all else, at %s", async (path) => {
    const far = await startTestSandbox({ allowIps: ["10.0.0.1"] });
    expect(await far.json(path, { ...LIST, apiKey: "wrong" })).toEqual(DENIED);
    expect(await (await fetch(far.url + path)).json()).toEqual(DENIED);
    await far.close();
  });

  it("let a client go that gives up in the middle of its body, without a word", async () => {
    const complaints = vi.spyOn(console, "error");
    const leaving = connect(sandbox.port, "127.0.0.1");
    await once(leaving, "connect");
    leaving.write('POST /campaignApi.php HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 1000\r\n\r\n{"action":');
    await sandbox.json("/mailingListsApi.php", LIST);
    leaving.resetAndDestroy();
    for (let asked = 0; asked < 5; asked++) expect(await sandbox.json("/mailingListsApi.php", LIST)).toEqual(EMPTY_LIST);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  it("listen on loopback only", async () => {
    for (const host of ["127.0.0.2", "[::1]"]) {
      const elsewhere = fetch(`http://${host}:${sandbox.port}/__sandbox/state`, { signal: AbortSignal.timeout(2_000) });
      await expect(elsewhere).rejects.toThrow();
    }
  });

  it("send JSON as UTF-8", async () => {
    const response = await sandbox.post("/mailingListsApi.php", new URLSearchParams({ ...LIST, action: "phoneEdit", mailingList: "2" }));
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await response.text()).toBe('{"status":"Error","note":"חייב טלפון ראשי או כתובת מייל"}');
  });

  it("know no other path", async () => {
    for (const path of ["/index.php", "//", "//evil.example/campaignApi.php", "/%", "/campaignApi.php/"]) {
      expect((await fetch(sandbox.url + path)).status).toBe(404);
    }
  });

  it.each(["*", "http://["])("know no target %s", async (path) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ port: sandbox.port, path, method: "OPTIONS" }, (res) => resolve(res.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(404);
  });
});

describe("a body", () => {
  const rows = [{ phone: "0501234567", firstName: "דנה & אבי" }, { phone: "0521234567" }];
  const text = JSON.stringify(rows);
  const fields = { ...LIST, action: "uplodePhones", insertType: "insert" };
  const pairs = (extra: [string, string][]): [string, string][] => [
    ...Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)]),
    ...extra,
  ];
  const nested: [string, string][] = [
    ["phones[0][phone]", "0501234567"],
    ["phones[0][firstName]", "דנה & אבי"],
    ["phones[1][phone]", "0521234567"],
  ];

  function form(entries: [string, string | File][]): FormData {
    const data = new FormData();
    for (const [key, value] of entries) data.append(key, value);
    return data;
  }

  it.each<[string, () => [BodyInit, string?]]>([
    ["JSON with an array", () => [JSON.stringify({ ...fields, phones: rows }), "application/json"]],
    ["JSON with a JSON string", () => [JSON.stringify({ ...fields, phones: text }), "application/json; charset=utf-8"]],
    ["a form with a JSON string", () => [new URLSearchParams(pairs([["phones", text]]))]],
    ["a form with PHP's brackets", () => [new URLSearchParams(pairs(nested))]],
    ["multipart with a JSON string", () => [form(pairs([["phones", text]]))]],
    ["multipart with PHP's brackets", () => [form(pairs(nested))]],
    ["multipart with a file", () => [form([...pairs([]), ["phones", new File([text], "phones.json")]])]],
  ])("is read as %s", async (_, body) => {
    sandbox.sandbox.lists.import(1, "delete", []);
    const response = await sandbox.post("/mailingListsApi.php", ...body());
    expect(await response.json()).toEqual({ newNumbers: 2, updateNumbers: 0, errorNumbers: 0, deletedNumbers: 0 });
    expect(sandbox.sandbox.lists.contacts(1)).toMatchObject([{ phone1: "0501234567", firstName: "דנה & אבי" }, { phone1: "0521234567" }]);
  });
});
