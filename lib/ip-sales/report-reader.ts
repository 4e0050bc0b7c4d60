import { isUtf8 } from "node:buffer";
import { decodeBody, type Quirk } from "./body";
import { endOfString, endOfValue, skipSpaces } from "./json-bytes";
import { readCall } from "./report-call";
import { type CallSink, CUT, ReportRows, UNUSUAL } from "./report-rows";
import { isRecord, type Wire } from "./wire";

/** What a whole answer of `campaignReport` was. */
export type ReportEnd =
  | { kind: "report"; head: Wire; badRows: number; quirks: Quirk[] }
  /** No calls were in it: the answer itself, or what is needed of it to say what it was. */
  | { kind: "other"; bytes: Uint8Array }
  /** It began as a report and broke off, or went on as something else. */
  | { kind: "broken"; excerpt: string };

/** Neither a row nor the head of a report is larger. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;
const EXCERPT_BYTES = 400;
/** Memory that threads share is copied by words to where a word may begin, and byte by byte to anywhere else. */
const WORD_BYTES = 8;

const QUOTE = 0x22;
const OPEN = 0x7b;
const CLOSE = 0x7d;

type Place = "before" | "keys" | "rows" | "after" | "broken";

/**
 * Reads `campaignReport` while it arrives, in memory that doesn't grow with it: rows go to the sink one by one, and a row that can't be read
 * is counted and spoils nothing else. PHP's noise around the answer, a byte order mark, windows-1255, and an object where rows are meant are
 * read as everywhere (`body.ts`, `wire.ts`).
 */
export class ReportReader {
  readonly #contentType: string;
  readonly #sink: CallSink;
  readonly #rows: ReportRows;
  #bytes = new Uint8Array(256 * 1024);
  #view = new DataView(this.#bytes.buffer);
  /** What is unread lies between these two. */
  #at = 0;
  #end = 0;
  /** Up to here it is UTF-8 by now, though it may not have been. */
  #readable = 0;
  #place: Place = "before";
  /** What closes the calls: `]`, or `}` where PHP wrote an object. */
  #closing = 0;
  readonly #head: Record<string, unknown> = {};
  #badRows = 0;
  readonly #quirks = new Set<Quirk>();

  constructor(sink: CallSink, contentType: string) {
    this.#sink = sink;
    this.#rows = new ReportRows(sink);
    this.#contentType = contentType;
  }

  write(chunk: Uint8Array): void {
    if (this.#place === "broken") return;
    this.#append(chunk);
    this.#advance();
    if (this.#end - this.#at > MAX_UNREAD_BYTES) this.#place = "broken";
  }

  end(): ReportEnd {
    if (this.#closing === 0) return { kind: "other", bytes: this.#bytes.slice(0, this.#end) };
    const rest = this.#bytes.subarray(this.#at, this.#end);
    const text = decodeBody(rest, this.#contentType).text;
    if (this.#place !== "after" || /[{[]\s*"/.test(text)) return { kind: "broken", excerpt: text.slice(-EXCERPT_BYTES) };
    if (text.replaceAll("\0", "").trim() !== "") this.#quirks.add("noise-after");
    const { campaign } = this.#head;
    return { kind: "report", head: isRecord(campaign) ? campaign : {}, badRows: this.#badRows, quirks: [...this.#quirks] };
  }

  #append(chunk: Uint8Array): void {
    const unread = this.#end - this.#at;
    // Until the calls begin all of it is kept: what isn't a report is judged whole.
    const from = this.#closing === 0 ? 0 : this.#at;
    const to = this.#closing === 0 ? 0 : (WORD_BYTES - (unread % WORD_BYTES)) % WORD_BYTES;
    const needed = to + this.#end - from + chunk.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(from, this.#end), to);
      this.#replaceBytes(grown);
    } else if (to !== from) {
      this.#bytes.copyWithin(to, from, this.#end);
    }
    this.#at += to - from;
    this.#readable = Math.max(0, this.#readable + to - from);
    this.#end = this.#at + unread;
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  #replaceBytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }

  #advance(): void {
    for (;;) {
      const place = this.#place;
      const went =
        place === "before" ? this.#findStart() : place === "keys" ? this.#takeKey() : place === "rows" ? this.#takeRows() : false;
      if (!went) return;
    }
  }

  /** The answer begins at the first `{` with a key behind it; what PHP wrote before it is noise. */
  #findStart(): boolean {
    for (let at = this.#at; at < this.#end; at++) {
      if (this.#bytes[at] !== OPEN) continue;
      const key = skipSpaces(this.#bytes, at + 1, this.#end);
      if (key === this.#end) return false;
      if (this.#bytes[key] !== QUOTE) continue;
      const noise = decodeBody(this.#bytes.subarray(0, at), this.#contentType);
      for (const quirk of noise.quirks) this.#quirks.add(quirk);
      if (noise.text.replace(/[\ufeff\0]/g, "").trim() !== "") this.#quirks.add("noise-before");
      this.#at = key;
      this.#place = "keys";
      return true;
    }
    return false;
  }

  /** One key of the answer: the calls begin, anything else is kept. @returns whether there may be more */
  #takeKey(): boolean {
    const [bytes, end] = [this.#bytes, this.#end];
    const at = skipSpaces(bytes, bytes[this.#at] === 0x2c ? this.#at + 1 : this.#at, end);
    if (at === end) return false;
    if (bytes[at] === CLOSE) {
      this.#at = at + 1;
      this.#place = "after";
      return false;
    }
    if (bytes[at] !== QUOTE) return this.#break();
    const afterKey = endOfString(bytes, at, end);
    if (afterKey < 0) return false;
    const colon = skipSpaces(bytes, afterKey, end);
    const value = skipSpaces(bytes, colon + 1, end);
    if (value >= end) return false;
    if (bytes[colon] !== 0x3a) return this.#break();
    const key = this.#json(at, afterKey);
    const closing = bytes[value] === 0x5b ? 0x5d : bytes[value] === OPEN ? CLOSE : 0;
    if (key === "calls" && closing !== 0 && this.#closing === 0) {
      this.#closing = closing;
      this.#at = value + 1;
      this.#place = "rows";
      return true;
    }
    const after = endOfValue(bytes, value, end);
    if (after < 0) return false;
    const read = this.#json(value, after);
    if (typeof key !== "string" || read === undefined) return this.#break();
    this.#head[key] = read;
    this.#at = skipSpaces(bytes, after, end);
    return true;
  }

  #takeRows(): boolean {
    // Beyond the last brace no row is whole, and a letter may be cut.
    const end = this.#bytes.subarray(0, this.#end).lastIndexOf(CLOSE) + 1;
    const from = Math.max(this.#at, this.#readable);
    if (end > from && !isUtf8(this.#bytes.subarray(from, end))) return this.#transcode(from, end);
    const isList = this.#closing !== CLOSE;
    for (;;) {
      const bytes = this.#bytes;
      let at = skipSpaces(bytes, this.#at, this.#end);
      if (bytes[at] === 0x2c) at = skipSpaces(bytes, at + 1, this.#end);
      if (at >= this.#end) return false;
      if (bytes[at] === this.#closing) {
        this.#at = skipSpaces(bytes, at + 1, this.#end);
        this.#place = "keys";
        return true;
      }
      if (!isList) {
        if (bytes[at] !== QUOTE) return this.#break();
        const colon = endOfString(bytes, at, this.#end);
        if (colon < 0) return false;
        at = skipSpaces(bytes, skipSpaces(bytes, colon, this.#end) + 1, this.#end);
      }
      const after = this.#takeRow(at);
      if (after === CUT) return false;
      this.#at = after;
    }
  }

  #takeRow(at: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    if (bytes[at] === OPEN) {
      const taken = this.#rows.take(bytes, this.#view, at, end);
      if (taken !== UNUSUAL) return taken;
    }
    const after = endOfValue(bytes, at, end);
    if (after < 0) return CUT;
    if (after === at) {
      this.#break();
      return CUT;
    }
    const row = this.#json(at, after);
    const call = isRecord(row) ? readCall(row) : null;
    if (call) this.#sink.add(call);
    else this.#badRows++;
    return after;
  }

  /** Bytes that are not UTF-8 are read as `decodeBody` reads them. */
  #transcode(from: number, end: number): boolean {
    const { text, quirks } = decodeBody(this.#bytes.subarray(from, end), this.#contentType);
    for (const quirk of quirks) this.#quirks.add(quirk);
    const before = this.#bytes.slice(this.#at, from);
    const read = new TextEncoder().encode(text);
    const rest = this.#bytes.slice(end, this.#end);
    this.#at = 0;
    this.#readable = before.length + read.length;
    this.#end = this.#readable + rest.length;
    this.#replaceBytes(new Uint8Array(Math.max(this.#bytes.length, this.#end)));
    this.#bytes.set(before);
    this.#bytes.set(read, before.length);
    this.#bytes.set(rest, this.#readable);
    return true;
  }

  /** undefined where it is no JSON. */
  #json(from: number, to: number): unknown {
    const { text, quirks } = decodeBody(this.#bytes.subarray(from, to), this.#contentType);
    for (const quirk of quirks) this.#quirks.add(quirk);
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  #break(): boolean {
    this.#place = "broken";
    return false;
  }
}
