import type { ReadingOptions } from "../audiences/choices";
import type { Layout } from "../audiences/columns";
import { MAX_RAW_CHARS, MAX_SAMPLES } from "../audiences/ledger";
import { readFile } from "../audiences/read-audience";
import type { RowFollower } from "../audiences/row-follower";
import type { Row, Rows } from "../audiences/rows";
import type { AudienceSummary, KeptReject } from "../audiences/schema";
import { UnreadableFile } from "../audiences/unreadable-file";
import { type ContactColumns, type ContactPlaces, guessPlaces, lettersOf, placesOf } from "./contact-columns";
import { isEmail } from "./email";
import { type ContactRow, LIMITS } from "./schema";

/** How a person wants a file of contacts to be read; what is not said is found. */
export interface ContactOptions extends ReadingOptions {
  details?: ContactColumns;
}

/** What a file says of people beside the numbers that `summary` counts. */
export interface ContactDetails {
  /** The rows of an import, as the text of a JSON array, which the page needn't take apart. */
  rows: Blob;
  count: number;
  /** The first few of them. */
  sample: ContactRow[];
  columns: ContactColumns;
  /** Of them with an e-mail address only. */
  withoutPhone: number;
  /** Rows with more than one number: each number is a contact of its own. */
  severalNumbers: number;
  /** Contacts that are to be blocked. */
  blocked: number;
  /** What the column of the blocked says and is neither a yes nor a no, such as a day or a reason: the contact is to be blocked. */
  otherBlocked: Told;
  /** Texts in the e-mail column that are no address; the contact goes on without. */
  badEmails: Told;
  /** Names that are longer than upstream's; their beginning is taken. */
  longNames: Told;
}
export interface Told {
  count: number;
  sample: { row: number; text: string }[];
}

export interface ContactReading {
  summary: AudienceSummary;
  rejects: KeptReject[];
  details: ContactDetails;
}

const SHOWN_CONTACTS = 5;
const ROWS_A_PIECE = 2_000;
const BLOCKED = /^(?:כן|חסו(?:ם|מה|מים)|v|x|✓|✔|yes|y|true|1|blocked)$/i;
const NOT_BLOCKED = /^(?:לא|לא חסו(?:ם|מה|מים)|אין|פעיל(?:ה|ים)?|פתו(?:ח|חה|חים)|no|n|none|false|0|not blocked|active|open|[-–—]+)$/i;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * Reads people from a file by the importer's rules: a contact for each number of a row, with the row's name, and the row's e-mail at the
 * first. The first row with a number is the one that has it. Throws UnreadableFile, also beyond the most rows of an
 * import. Synchronous and heavy for large files: call it in a worker.
 */
export async function readContactFile(
  bytes: Uint8Array,
  fileName: string | null,
  { details, ...options }: ContactOptions = {},
  onProgress?: (rows: number) => void,
): Promise<ContactReading> {
  const collector = new ContactCollector(details ?? null);
  const { summary, rejects } = await readFile(bytes, fileName, options, { follower: collector, ...(onProgress && { onProgress }) });
  return { summary, rejects, details: collector.details() };
}

class ContactCollector implements RowFollower {
  private places: ContactPlaces = placesOf({ firstName: null, lastName: null, email: null, blocked: null });
  private found = new Findings();

  constructor(private readonly chosen: ContactColumns | null) {}

  begin(sample: readonly Row[], layout: Layout): void {
    this.places = this.chosen ? placesOf(this.chosen) : guessPlaces(sample, layout);
    this.found = new Findings();
  }

  take(row: number, numbers: readonly number[], rows: Rows): void {
    const { found } = this;
    const names = this.names(row, rows);
    const email = this.email(row, rows);
    const isBlocked = this.isBlocked(row, rows);
    if (numbers.length > 1) found.severalNumbers++;
    for (const [index, number] of numbers.entries()) {
      found.add({ phone: `0${number}`, ...names, ...(index === 0 && email !== null && { email }), ...(isBlocked && { blocked: true }) });
    }
  }

  takeWithoutNumber(row: number, rows: Rows): boolean {
    const email = this.email(row, rows);
    if (email === null) return false;
    this.found.withoutPhone++;
    this.found.add({ ...this.names(row, rows), email, ...(this.isBlocked(row, rows) && { blocked: true }) });
    return true;
  }

  details(): ContactDetails {
    return { ...this.found.result(), columns: lettersOf(this.places) };
  }

  private names(row: number, rows: Rows): Pick<ContactRow, "firstName" | "lastName"> {
    const [firstName, lastName] = [this.name(row, rows, this.places.firstName), this.name(row, rows, this.places.lastName)];
    return { ...(firstName !== "" && { firstName }), ...(lastName !== "" && { lastName }) };
  }

  private name(row: number, rows: Rows, column: number): string {
    const text = textAt(rows, column);
    if (text.length <= LIMITS.contactName) return text;
    tell(this.found.longNames, row, text);
    return text.slice(0, LIMITS.contactName).trimEnd();
  }

  private email(row: number, rows: Rows): string | null {
    const text = textAt(rows, this.places.email);
    if (text === "") return null;
    const address = text.split(/[\s,;]+/).find(isEmail);
    if (address !== undefined) return address;
    tell(this.found.badEmails, row, text);
    return null;
  }

  /** Whoever may have asked not to be called isn't called. */
  private isBlocked(row: number, rows: Rows): boolean {
    const text = textAt(rows, this.places.blocked);
    if (text === "" || NOT_BLOCKED.test(text)) return false;
    if (!BLOCKED.test(text)) tell(this.found.otherBlocked, row, text);
    return true;
  }
}

/** What was found in one table. */
class Findings {
  withoutPhone = 0;
  severalNumbers = 0;
  readonly otherBlocked: Told = { count: 0, sample: [] };
  readonly badEmails: Told = { count: 0, sample: [] };
  readonly longNames: Told = { count: 0, sample: [] };
  private readonly sample: ContactRow[] = [];
  private readonly pieces: string[] = [];
  private piece: string[] = [];
  private count = 0;
  private blocked = 0;

  add(contact: ContactRow): void {
    this.count++;
    if (this.count > LIMITS.rows) throw new UnreadableFile("too-many-rows", LIMITS.rows);
    if (contact.blocked) this.blocked++;
    if (this.sample.length < SHOWN_CONTACTS) this.sample.push(contact);
    if (this.piece.push(JSON.stringify(contact)) === ROWS_A_PIECE) this.closePiece();
  }

  result(): Omit<ContactDetails, "columns"> {
    const { count, sample, withoutPhone, severalNumbers, blocked, otherBlocked, badEmails, longNames } = this;
    this.closePiece();
    const rows = new Blob(["[", ...this.pieces.flatMap((piece, index) => (index === 0 ? [piece] : [",", piece])), "]"]);
    return { rows, count, sample, withoutPhone, severalNumbers, blocked, otherBlocked, badEmails, longNames };
  }

  private closePiece(): void {
    if (this.piece.length > 0) this.pieces.push(this.piece.join(","));
    this.piece = [];
  }
}

/** A cell as a person would type it; "" where there is no such column. */
const textAt = (rows: Rows, column: number): string =>
  column === -1 ? "" : rows.cell(column).replace(INVISIBLE, "").replace(/\s+/g, " ").trim();

function tell(told: Told, row: number, text: string): void {
  told.count++;
  if (told.sample.length < MAX_SAMPLES) told.sample.push({ row, text: text.slice(0, MAX_RAW_CHARS) });
}
