import { expect, test } from "vitest";
import { checkNewPassword, hashPassword, isCommonPassword, needsRehash, verifyPassword } from "./passwords";

test.each([
  "password",
  "Password1234567",
  "passwordpasswordpassword",
  "password password",
  "Password. Password. Password.",
  "p-a-s-s-w-o-r-d",
  "1234567812345678",
  "qwertyuiop1234567890",
  "aaaaaaaaaaaaaaaaaaaa",
  "!!!!iloveyou!!!!!!!",
])("refuses %s, which is common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(["הסוס השחור אוכל תפוחים", "correct horse battery staple", "tK4#tK4#tK4#tK4#x", "a very ordinary sentence"])(
  "takes %s",
  (password) => {
    expect(() => checkNewPassword(password)).not.toThrow();
  },
);

test.each([
  ["fourteen chars", "errors.passwordTooShort"],
  ["x1".repeat(101), "errors.passwordTooLong"],
  ["passwordpassword", "errors.passwordCommon"],
])("says what is wrong with %s", (password, message) => {
  expect(() => checkNewPassword(password)).toThrow(message);
});

test("keeps Argon2id with 19 MiB, two passes and one lane, and knows an older hash by its parameters", async () => {
  const hash = await hashPassword("a very ordinary sentence");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(needsRehash(hash)).toBe(false);
  expect(needsRehash("$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$aGFzaA")).toBe(true);
  expect(await verifyPassword(hash, "a very ordinary sentence")).toBe(true);
  expect(await verifyPassword(hash, "a very ordinary sentence ")).toBe(false);
  expect(await verifyPassword(null, "a very ordinary sentence")).toBe(false);
});
