import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const PHONE = "0501234567";
const OK = { Status: "Ok", ErrorCode: "0" };
const EXISTS = { Status: "Error", note: "המספר כבר קיים" };
const INVALID = { Status: "Error", ErrorCode: "1", note: "המספר אינו תקין" };
const TOO_MANY = {
  Status: "Error",
  ErrorCode: "1",
  note: "המערכת זיהתה מספר נסיונות מרובים בשעה האחרונה למספר שנבחר, נסה שנית מאוחר יותר",
};
const FAILED = { Status: "Error", note: "האימות נכשל" };

const addDid = (fields: Record<string, unknown>) =>
  sandbox.json("/campaignApi.php", { action: "addDid", apiKey: "sandbox-key", phone: PHONE, ...fields });
const send = (fields: Record<string, unknown> = {}) => addDid({ PhoneVerificationSend: "1", ...fields });
const confirm = (code: unknown, fields: Record<string, unknown> = {}) => addDid({ PhoneVerification: code, ...fields });

async function screen(phone = PHONE): Promise<{ from: string; at: string; kind: string }[]> {
  return (await fetch(`${sandbox.url}/__sandbox/phones/${phone}`)).json();
}
const codeOf = (call: { from: string } | undefined) => call?.from.slice(-6) ?? "";

async function advance(seconds: number) {
  const response = await fetch(`${sandbox.url}/__sandbox/advance`, { method: "POST", body: JSON.stringify({ seconds }) });
  expect(response.status).toBe(200);
}

describe("addDid", () => {
  it("calls from a number that ends with the code, which registers the phone", async () => {
    expect(await send()).toEqual(OK);
    const [call, ...others] = await screen();
    expect(others).toEqual([]);
    expect(call).toMatchObject({ kind: "verification", from: expect.stringMatching(/^0\d{9}$/) });
    expect(await confirm("000000")).toEqual(FAILED);
    expect(await confirm(codeOf(call))).toEqual(OK);
    expect(sandbox.sandbox.callerIds.all()).toEqual([PHONE]);
  });

  it("says that a registered number exists, before anything else, and places no call", async () => {
    sandbox.sandbox.callerIds.register(PHONE);
    for (const answer of [await send(), await confirm("123456"), await addDid({}), await send({ phone: "050-1234567" })]) {
      expect(answer).toEqual(EXISTS);
    }
    expect(await screen()).toEqual([]);
  });

  it.each(["1234", "", "abcdefg", "050123456x", "1".repeat(16), null, undefined])("finds %j no valid number", async (phone) => {
    expect(await send({ phone })).toEqual(INVALID);
  });

  it("reads a code with anything but digits in it, and a phone with separators", async () => {
    await send({ phone: "050-123-4567" });
    const code = codeOf((await screen())[0]);
    expect(await confirm(` ${code.slice(0, 3)}-${code.slice(3)} `, { phone: "050 1234567" })).toEqual(OK);
  });

  it("keeps an earlier code good when a later one is sent, each for its own phone", async () => {
    await send();
    await send();
    await send({ phone: "0521111111" });
    const [first, second] = (await screen()).map(codeOf);
    expect(first).not.toBe(second);
    expect(await confirm(first, { phone: "0521111111" })).toEqual(FAILED);
    expect(await confirm(first)).toEqual(OK);
  });

  it("lets a code live ten minutes", async () => {
    await send();
    await send({ phone: "0521111111" });
    await advance(595);
    expect(await confirm(codeOf((await screen())[0]))).toEqual(OK);
    await advance(6);
    expect(await confirm(codeOf((await screen("0521111111"))[0]), { phone: "0521111111" })).toEqual(FAILED);
  });

  it("calls a number five times in 24 hours and refuses the sixth without a call", async () => {
    for (let i = 0; i < 5; i++) expect(await send()).toEqual(OK);
    expect(await send()).toEqual(TOO_MANY);
    expect(await screen()).toHaveLength(5);
    expect(await send({ phone: "0521111111" })).toEqual(OK);
    await advance(24 * 3600 - 60);
    expect(await send()).toEqual(TOO_MANY);
    await advance(61);
    expect(await send()).toEqual(OK);
  });

  it("counts only calls that were placed: a refused sixth does not lengthen the wait", async () => {
    for (let i = 0; i < 5; i++) await send();
    await advance(12 * 3600);
    expect(await send()).toEqual(TOO_MANY);
    await advance(12 * 3600 + 1);
    for (let i = 0; i < 5; i++) expect(await send()).toEqual(OK);
  });

  it.each(["1", 1, true, "yes"])("takes %j for a send", async (PhoneVerificationSend) => {
    expect(await addDid({ PhoneVerificationSend })).toEqual(OK);
  });

  it("refuses what is neither step", async () => {
    for (const fields of [{}, { PhoneVerificationSend: "0" }, { PhoneVerificationSend: "" }]) {
      expect(await addDid(fields)).toEqual({ errorCode: -88, messige: "Missing essential connection info" });
    }
    expect(await confirm("")).toEqual(FAILED);
  });

  it("draws the same codes from the same seed and requests", async () => {
    const other = await startTestSandbox();
    await send();
    await other.json("/campaignApi.php", { action: "addDid", apiKey: "sandbox-key", phone: PHONE, PhoneVerificationSend: 1 });
    expect(other.sandbox.screens.callsTo(PHONE)[0]?.from).toBe((await screen())[0]?.from);
    await other.close();
  });
});
