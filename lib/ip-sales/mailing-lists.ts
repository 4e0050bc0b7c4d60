import "server-only";
import { AppError } from "@/lib/errors";
import { call, callForOk, misunderstood, unclear } from "./client";
import { readCount, readFlag, readRecord, readRows, readText, type Wire } from "./wire";

export type ListId = number;
/** Digits, as upstream numbers its contacts. */
export type ContactId = string;
export type NonEmptyArray<T> = readonly [T, ...T[]];

export interface Contact {
  id: ContactId;
  /** `phone1`, then `phone2` and `phone3`. */
  phones: string[];
  firstName: string;
  lastName: string;
  /** `email`, then `email2`. */
  emails: string[];
  /** null = upstream did not say. */
  blocked: boolean | null;
  /** `RHstatus`: undocumented, kept as it came. */
  rhStatus: string;
}

/**
 * A row of an import: a phone or an e-mail at least. `blocked` is always said: upstream un-blocks a contact whose row says nothing of it
 * (mailing-lists-api.md, "Contact row").
 */
export interface ContactRow {
  phone?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  blocked: boolean;
}

export interface ImportCounts {
  added: number | null;
  updated: number | null;
  rejected: number | null;
  deleted: number | null;
}

const READ_MS = 60_000;
const WRITE_MS = 30_000;
const IMPORT_MS = 120_000;

/** Upstream's two other modes, which empty the list or remove from it by a search, can't be said at all: contacts are removed by id. */
const MODES = new Map([
  ["merge", "all"],
  ["insert", "insert"],
] as const);

/** Without rows upstream's own default may mean the whole list, and a row that names nobody is one it skips: neither can be sent. */
function encodeRows(rows: readonly ContactRow[]): Wire[] {
  if (rows.length === 0 || !rows.every(namesSomebody)) throw new AppError("invalid", { message: "upstream.nothingGiven" });
  return rows.map(({ phone, firstName, lastName, email, blocked }) => ({
    phone: phone || undefined,
    firstName,
    lastName,
    email: email || undefined,
    status: blocked ? 1 : 0,
  }));
}

const namesSomebody = ({ phone = "", email = "" }: ContactRow): boolean => /\d/.test(phone) || email.trim() !== "";

function encodeIds(ids: readonly ContactId[]): string {
  if (ids.length === 0 || !ids.every((id) => /^\d{1,15}$/.test(id))) throw new AppError("invalid", { message: "upstream.nothingGiven" });
  return ids.join(",");
}

/**
 * Adds and updates (`merge`), or adds only (`insert`). Both match by phone, then by e-mail.
 * @throws UpstreamRefused, UpstreamNotSent, UpstreamUnknown; AppError `invalid` before anything is sent, where rows or a row's name are missing
 */
export async function importContacts(listId: ListId, mode: "merge" | "insert", rows: NonEmptyArray<ContactRow>): Promise<ImportCounts> {
  const insertType = MODES.get(mode);
  if (!insertType) throw new AppError("invalid");
  const fields = { mailingList: listId, insertType, phones: encodeRows(rows) };
  const { value } = await call("lists", "uplodePhones", fields, { kind: "write", timeoutMs: IMPORT_MS });
  const answer = readRecord(value) ?? {};
  const counts = {
    added: readCount(answer.newNumbers),
    updated: readCount(answer.updateNumbers),
    rejected: readCount(answer.errorNumbers),
    deleted: readCount(answer.deletedNumbers),
  };
  if (Object.values(counts).every((count) => count === null)) throw unclear("uplodePhones", value);
  return counts;
}

export interface ContactQuery {
  /** Digits of a phone, or part of a name. */
  search?: string;
  /** From 1; upstream counts from 0. Without a page size all contacts come. */
  page?: number;
  pageSize?: number;
}

/** @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export async function readContacts(
  listId: ListId,
  { search, page = 1, pageSize }: ContactQuery = {},
): Promise<{ contacts: Contact[]; total: number | null }> {
  const paging = pageSize === undefined ? {} : { limit: pageSize, page: page - 1 };
  const fields = { mailingList: listId, freeSerch: search || undefined, ...paging };
  const { value } = await call("lists", "phonesList", fields, { kind: "read", timeoutMs: READ_MS });
  const answer = readRecord(value);
  const rows = answer && "phonesList" in answer ? readRows(answer.phonesList) : null;
  if (!answer || !rows) throw misunderstood("phonesList", value);
  return { contacts: rows.map(readContact), total: readCount(answer.phonesCount) };
}

const joined = (...texts: unknown[]) => [
  ...new Set(
    texts
      .flatMap((text) => readText(text).split(","))
      .map((text) => text.trim())
      .filter(Boolean),
  ),
];

function readContact(row: Wire): Contact {
  const id = readText(row.id);
  if (!/^\d+$/.test(id)) throw misunderstood("phonesList", row);
  return {
    id,
    phones: joined(row.phone1, row.phone2, row.phone3, row.phones),
    firstName: readText(row.firstName),
    lastName: readText(row.lastName),
    emails: joined(row.email, row.email2, row.emails),
    blocked: readFlag(row.status),
    rhStatus: readText(row.RHstatus),
  };
}

export interface ContactFields {
  /** Left out: upstream updates the match by phone or e-mail, else inserts. */
  id?: ContactId;
  phone?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  email2?: string;
}

/** Adds or updates one contact (`phoneEdit`). @throws as {@link importContacts} */
export async function saveContact(listId: ListId, { id, phone, ...names }: ContactFields): Promise<void> {
  if (!phone && !names.email) throw new AppError("invalid", { message: "upstream.refusals.phoneOrEmail" });
  const { firstName, lastName, email, email2 } = names;
  const fields = { mailingList: listId, id: id && encodeIds([id]), phone1: phone, firstName, lastName, email, email2 };
  await callForOk("lists", "phoneEdit", fields, { kind: "write", timeoutMs: WRITE_MS });
}

/** Removes contacts by id (`phonesDelete`). @throws as {@link importContacts} */
export async function deleteContacts(listId: ListId, contacts: NonEmptyArray<ContactId>): Promise<void> {
  const fields = { mailingList: listId, deleteList: encodeIds(contacts) };
  await callForOk("lists", "phonesDelete", fields, { kind: "write", timeoutMs: WRITE_MS });
}

/** Blocks or unblocks by id (`setStatus`, whose `phone` takes ids). Returns the ids upstream says it changed. @throws as {@link importContacts} */
export async function setBlocked(listId: ListId, contacts: NonEmptyArray<ContactId>, blocked: boolean): Promise<ContactId[]> {
  const fields = { mailingList: listId, phone: encodeIds(contacts), status: blocked ? 1 : 0 };
  const value = await callForOk("lists", "setStatus", fields, { kind: "write", timeoutMs: WRITE_MS });
  const changed = readRecord(value)?.phones;
  return Array.isArray(changed) ? changed.map(readText).filter(Boolean) : [];
}
