import { expect, test } from "vitest";
import { NewOptOuts } from "@/lib/opt-outs/schema";
import { NewContact, StatusRequest } from "./contact-schema";
import { ContactRow, NewList } from "./schema";

/** A NUL, which PostgreSQL refuses, and a character that turns the direction of what follows. */
const SPOILT = "\u0000 רות\u202e לוי\n";
const CLEAN = "רות לוי";

test("what people write is kept as one line, without characters that can't be seen", () => {
  expect(NewList.parse({ id: 7, name: SPOILT, consentSource: SPOILT })).toMatchObject({ name: CLEAN, consentSource: CLEAN });
  expect(NewContact.parse({ listId: "7", firstName: SPOILT, lastName: SPOILT, email: "a\u0000@b.co.il" })).toMatchObject({
    firstName: CLEAN,
    lastName: CLEAN,
    email: "a@b.co.il",
  });
  expect(StatusRequest.parse({ listId: "7", ids: ["1"], reason: SPOILT })).toMatchObject({ reason: CLEAN });
  expect(ContactRow.parse({ phone: "\u0000050-1234567", firstName: SPOILT, lastName: SPOILT, email: SPOILT })).toEqual({
    phone: "050-1234567",
    firstName: CLEAN,
    lastName: CLEAN,
    email: CLEAN,
  });
  expect(NewOptOuts.parse({ phones: ["1"], reason: SPOILT }).reason).toBe(CLEAN);
});

test("a text of nothing but such characters is none", () => {
  expect(NewList.safeParse({ id: 7, name: "\u0000\u200f" }).success).toBe(false);
  expect(NewOptOuts.safeParse({ phones: ["1"], reason: "\u0000 " }).success).toBe(false);
});
