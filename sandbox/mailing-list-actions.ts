import type { Handler } from "./action.ts";
import { arrayField } from "./body.ts";
import { type Contact, type ContactFields, normalizePhone } from "./contacts.ts";
import { asInteger, asText, isTruthy } from "./fields.ts";
import { type ImportRow, INSERT_TYPES } from "./mailing-lists.ts";
import { MISSING_ESSENTIALS } from "./refusals.ts";

const NOTES = {
  saved: "איש הקשר נשמר בהצלחה",
  noPhoneOrEmail: "חייב טלפון ראשי או כתובת מייל",
  deleted: "המספרים נמחקו בהצלחה",
  blocked: "המספר נחסם בהצלחה",
  unblocked: "המספר אושר בהצלחה",
} as const;
/** (D) The reference does not say what an edit of an id that is not in the list answers. */
const NO_SUCH_CONTACT = "איש הקשר לא נמצא";

function listIdOf(fields: Record<string, unknown>): number | null {
  const id = asInteger(fields["mailingList"]);
  return id !== null && id > 0 ? id : null;
}

/** (D) Without `phones` only `delete` has a meaning, and an unknown `insertType` has none: both are refused as missing fields. */
const uplodePhones: Handler = ({ fields, files }, sandbox) => {
  const listId = listIdOf(fields);
  const mode = INSERT_TYPES.find((type) => type === (asText(fields["insertType"]) || "all"));
  const phones = files["phones"]?.data.toString("utf8") ?? fields["phones"];
  const rows = isTruthy(phones) ? arrayField(phones) : [];
  const absent = phones === undefined || phones === null || phones === "";
  if (listId === null || mode === undefined || rows === null || (absent && mode !== "delete")) return MISSING_ESSENTIALS;
  return sandbox.lists.import(listId, mode, rows.map(importRow));
};

function importRow(value: unknown): ImportRow {
  const row: Record<string, unknown> = typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  return {
    phone: normalizePhone(asText(row["phone"])),
    email: asText(row["email"]).trim(),
    ...(row["firstName"] === undefined ? {} : { firstName: asText(row["firstName"]) }),
    ...(row["lastName"] === undefined ? {} : { lastName: asText(row["lastName"]) }),
    blocked: asInteger(row["status"]) === 1,
  };
}

const phonesList: Handler = ({ fields }, sandbox) => {
  const listId = listIdOf(fields);
  if (listId === null) return MISSING_ESSENTIALS;
  const limit = asInteger(fields["limit"]);
  const found = sandbox.lists.page(listId, {
    freeSearch: asText(fields["freeSerch"]),
    limit: limit !== null && limit > 0 ? limit : null,
    page: Math.max(0, asInteger(fields["page"]) ?? 0),
  });
  return {
    // PHP encodes an array without keys as a list: an empty page is [] and not {}.
    phonesList: found.contacts.length === 0 ? [] : Object.fromEntries(found.contacts.map((contact) => [contact.id, wireContact(contact)])),
    phonesCount: found.total.toLocaleString("en-US"),
    fromLine: found.fromLine,
    toLine: found.toLine,
  };
};

function wireContact(contact: Contact) {
  const { phone1, phone2, phone3, firstName, lastName, email, email2 } = contact;
  const joined = (...values: string[]) => values.filter((value) => value !== "").join(",");
  return {
    id: String(contact.id),
    ...{ phone1, phone2, phone3, phones: joined(phone1, phone2, phone3) },
    ...{ firstName, lastName, email, email2, emails: joined(email, email2) },
    status: contact.blocked ? "1" : "0",
    RHstatus: 0, // Undocumented; the reference's example has 0.
  };
}

const phoneEdit: Handler = ({ fields }, sandbox) => {
  const listId = listIdOf(fields);
  if (listId === null) return MISSING_ESSENTIALS;
  const changes: ContactFields = {};
  if (fields["phone1"] !== undefined) changes.phone1 = normalizePhone(asText(fields["phone1"]));
  for (const name of ["firstName", "lastName", "email", "email2"] as const) {
    if (fields[name] !== undefined) changes[name] = asText(fields[name]).trim();
  }
  if (!changes.phone1 && !changes.email) return { status: "Error", note: NOTES.noPhoneOrEmail };
  const id = asInteger(fields["id"]);
  const saved = sandbox.lists.edit(listId, id !== null && id > 0 ? id : null, changes);
  return saved ? { status: "Ok", note: NOTES.saved } : { status: "Error", note: NO_SUCH_CONTACT };
};

/** IDs as the two actions take them: one, several with commas between, or a JSON array. */
function idTexts(value: unknown): string[] {
  const parts =
    (typeof value === "string" ? parseIds(value) : null) ?? (Array.isArray(value) ? value.map(asText) : asText(value).split(","));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function parseIds(text: string): string[] | null {
  return text.trim().startsWith("[") ? (arrayField(text)?.map(asText) ?? null) : null;
}

const numbers = (texts: string[]) => texts.map(asInteger).filter((id) => id !== null);

const phonesDelete: Handler = ({ fields }, sandbox) => {
  const listId = listIdOf(fields);
  const ids = idTexts(fields["deleteList"]);
  if (listId === null || ids.length === 0) return MISSING_ESSENTIALS;
  sandbox.lists.delete(listId, numbers(ids));
  return { status: "Ok", note: NOTES.deleted };
};

const setStatus: Handler = ({ fields }, sandbox) => {
  const listId = listIdOf(fields);
  const ids = idTexts(fields["phone"]);
  const status = asInteger(fields["status"]);
  if (listId === null || ids.length === 0 || (status !== 0 && status !== 1)) return MISSING_ESSENTIALS;
  sandbox.lists.setBlocked(listId, numbers(ids), status === 1);
  return { status: "Ok", note: status === 1 ? NOTES.blocked : NOTES.unblocked, phones: ids };
};

export const mailingListActions: Record<string, Handler> = { uplodePhones, phonesList, phoneEdit, phonesDelete, setStatus };
