import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readKeyAction, readKeys } from "./keys.ts";
import { acceptPhones, formatPhone, phoneFromNumber, phoneToNumber, rawPhones, readPhone } from "./phone-rules.ts";

describe("recipient numbers", () => {
  test.each([
    ["0501234567", "0501234567"],
    ["050-123-4567", "0501234567"],
    [" (050) 1234567 ", "0501234567"],
    ["0721234567", "0721234567"],
    ["0791234567", "0791234567"],
    ["021234567", "021234567"],
    ["09-1234567", "091234567"],
    ["0591234567", "0591234567"],
    ["0571234567", null],
    ["0212345678", null],
    ["011234567", null],
    ["051234567", null],
    ["501234567", null],
    ["972501234567", null],
    ["+972-50-1234567", null],
    ["05|1234567", null],
    ["", null],
    ["0600000000", null],
  ])("%j → %j", (raw, phone) => expect(readPhone(raw)).toBe(phone));

  test("the rules are the reference's own table: its three patterns, as long as it says, and nothing else", () => {
    const reference = readFileSync(new URL("../docs/reference/campaign-api.md", import.meta.url), "utf8");
    const rows = [...reference.matchAll(/^\|[^|]+\| `(0[^`]+X)` +\| `\d+` +\| (\d+) +\|$/gm)];
    expect(rows.map((row) => row[1])).toEqual(["0[2|3|4|8|9]XXXXXXX", "07[0-9]XXXXXXX", "05[0|1|2|3|4|5|6|8|9]XXXXXXX"]);
    // A stroke inside the brackets is a slip of the author's, no character to accept (D).
    const patterns = rows.map(([, pattern = ""]) => new RegExp(`^${pattern.replaceAll("|", "").replaceAll("X", "\\d")}$`));
    rows.forEach(([, pattern = "", digits], i) => {
      const example = pattern.replace(/\[([^\]])[^\]]*\]/, "$1").replaceAll("X", "7");
      expect([example.length, patterns[i]?.test(example)]).toEqual([Number(digits), true]);
    });
    for (let prefix = 0; prefix < 1_000; prefix += 1) {
      for (const rest of ["123456", "1234567"]) {
        const phone = String(prefix).padStart(3, "0") + rest;
        expect([phone, readPhone(phone) !== null]).toEqual([phone, patterns.some((pattern) => pattern.test(phone))]);
      }
    }
  });

  test("a number comes back from its column and is written as the report writes it", () => {
    for (const phone of ["0501234567", "021234567", "0721234567"]) expect(phoneFromNumber(phoneToNumber(phone))).toBe(phone);
    expect(formatPhone(phoneToNumber("0501234567"))).toBe("050-1234567");
    expect(formatPhone(phoneToNumber("021234567"))).toBe("02-1234567");
    expect(formatPhone(phoneToNumber("0721234567"))).toBe("072-1234567");
  });

  test("doubles count once, rejects each, opt-outs once", () => {
    const raw = ["0501234567", "050-1234567", "0521111111", "0521111111", "123", "123", "0571234567"];
    const accepted = acceptPhones(raw, new Set(["0521111111"]));
    expect(Array.from(accepted.phones)).toEqual([501234567]);
    expect([accepted.errorPhones, accepted.blockedPhones]).toEqual([3, 1]);
  });

  test("are read from an array, its JSON text, comma-separated text and a file", () => {
    const wanted = ["0501234567", "0521234567"];
    expect(rawPhones(wanted, undefined)).toEqual(wanted);
    expect(rawPhones(JSON.stringify(wanted), undefined)).toEqual(wanted);
    expect(rawPhones("0501234567,0521234567,", undefined)).toEqual(wanted);
    expect(rawPhones(undefined, Buffer.from("\uFEFF0501234567,0521234567\r\n"))?.map(readPhone)).toEqual(wanted);
    expect(rawPhones(undefined, undefined)).toBeNull();
    expect(rawPhones("  ", undefined)).toBeNull();
  });
});

describe("keysAction", () => {
  test.each([
    "replay",
    "digits",
    "routing-0521234567",
    "routing-021234567",
    "pbxRouting-200",
    "sipRouting-sip@my-ivr.example",
    "sipRouting-sip:agent@my-ivr.example:5060",
    "nedarimDonations-12345-100-no-no-כללי",
    "nedarimDonations-12345--yes-no-כללי",
  ])("%s is accepted", (value) => expect(readKeyAction(value)).not.toBeNull());

  test.each([
    "",
    "routing-",
    "routing-0571234567",
    "routing-972521234567",
    "pbxRouting-",
    "sipRouting-nowhere",
    "urlRouting-https://x.example",
    "nedarimDonations-12345-100-no-no",
    "nedarimDonations-12345-100-maybe-no-כללי",
    "nedarimDonations-12345-100-no-no-כללי-נוסף",
    "Replay",
  ])("%j is refused", (value) => expect(readKeyAction(value)).toBeNull());

  test("keys are 1 to 8: 9 is the opt-out", () => {
    expect(readKeys({ "keysAction-1": "digits", "keysAction-8": "replay", title: "x" })).toEqual({
      "1": { kind: "digits" },
      "8": { kind: "replay" },
    });
    for (const digit of ["0", "9", "10", "x", ""]) expect(readKeys({ [`keysAction-${digit}`]: "digits" })).toBeNull();
    expect(readKeys({ "keysAction-1": 5 })).toBeNull();
  });
});
