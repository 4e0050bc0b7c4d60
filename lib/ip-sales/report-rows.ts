import { unescapeInto } from "./json-escapes";
import { Form, KnownPieces, Piece } from "./known-pieces";
import { type CallTexts, type ReportCall, readTexts } from "./report-call";
import { readClock, readCount, readSeconds } from "./wire";

/** Keeps each different value once; a row keeps its code. */
interface CodeSink<T> {
  /** The number that stands for the value: the same for equal ones. */
  codeOf(value: T): number;
  pushCode(code: number): void;
}

interface ByteSink {
  /** Keeps a text that stands in the bytes as UTF-8. */
  append(bytes: Uint8Array, from: number, to: number): void;
}

/** Where rows go, field by field. */
export interface CallSink {
  phone: ByteSink;
  name: ByteSink;
  texts: CodeSink<CallTexts>;
  /** In seconds of the day. */
  lastCall: CodeSink<number | null>;
  retries: CodeSink<number | null>;
  durationSeconds: CodeSink<number | null>;
  digits: CodeSink<string>;
  /** Keeps a row that was read in another way than from its bytes. */
  add(call: ReportCall): void;
}

const FIELDS = [
  "phone",
  "name",
  "status",
  "lastCall",
  "retries",
  "duration",
  "digits",
  "trunk",
  "sipCode",
  "q850Text",
  "sipText",
  "had180",
  "had183",
] as const;

const encoder = new TextEncoder();
// A text that begins with a byte order mark keeps it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** What stands before each value, and after the last, in a row as PHP writes it. */
const BETWEEN = FIELDS.map((field, place) => encoder.encode(`${place === 0 ? "{" : '",'}"${field}":"`));
const AFTER_LAST = encoder.encode('"}');
const PIECES = BETWEEN.map((text) => new Piece(text, null));

const [BEFORE_PHONE, BEFORE_NAME] = PIECES as [Piece, Piece];
/** From the last call's value to the key that was pressed. */
const NUMBERS_TEXT = '00:00:00","retries":"0","duration":"00:00","digits":"';
const NUMBERS = new Form(NUMBERS_TEXT);
const RETRIES_AT = NUMBERS_TEXT.indexOf('0","duration');
const DURATION_AT = NUMBERS_TEXT.indexOf('00:00","digits');
/** Where pieces that begin with these names differ. */
const STATUS_AT = '","status":"'.length;
const SIP_CODE_AT = '","trunk":"","sipCode":"'.length;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const ZERO = 0x30;
const COLON = 0x3a;
const SPACE = 0x20;
/** The byte after all that phones have keys for. */
const NO_KEY = 0x7f;
const MAX_KEYS = 64;
/** Beyond this many different texts the next ones are not remembered: a hostile answer shall not fill the memory. */
const MAX_TEXTS = 65_536;

interface RowCodes {
  texts: number;
  lastCall: number;
  retries: number;
  seconds: number;
  digits: number;
}

/** The row isn't as PHP writes it (another order, a number, spaces): it is to be read in another way. */
export const UNUSUAL = -1;
/** The row ends in bytes that haven't come yet. */
export const CUT = -2;

/**
 * Takes rows as `campaignReport` writes them straight from their bytes. Decoding each of a million rows' thirteen texts is what makes
 * JSON.parse slow; in nearly all rows what stands around the phone, the name and the numbers was met before, and is known again by its bytes.
 */
export class ReportRows {
  readonly #sink: CallSink;
  /** Codes of what is read in any way, by how it is written; for the texts that is the status and all that stands after the digits. */
  readonly #texts = new Map<string, number>();
  readonly #times = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #lengths = new Map<string, number>();
  /** Where each value of the row begins and ends. */
  readonly #from = new Int32Array(FIELDS.length);
  readonly #to = new Int32Array(FIELDS.length);
  /** From the quote after the name to the last call's value. A status goes with the tails it was met with. */
  readonly #statuses = new KnownPieces<KnownPieces<number>>(STATUS_AT);
  /** All that stands after the name in rows of whom nobody has called. */
  readonly #uncalled = new KnownPieces<RowCodes>(STATUS_AT);
  /** Codes of the one key, where it was met. */
  readonly #keyCodes = new Int32Array(NO_KEY + 1).fill(-1);
  readonly #phone = new Uint8Array(64);
  #name = new Uint8Array(256);

  constructor(sink: CallSink) {
    this.#sink = sink;
  }

  /**
   * @param view the same bytes
   * @returns one past the row that begins at `at`, or {@link UNUSUAL} or {@link CUT}; then nothing was kept
   */
  take(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    const known = this.#takeKnown(bytes, view, at, end);
    if (known !== UNUSUAL) return known;
    try {
      return this.#takeAny(bytes, view, at, end);
    } catch (error) {
      // One of its texts is none.
      if (error instanceof SyntaxError) return UNUSUAL;
      throw error;
    }
  }

  /** A row that is made of what was met before, but for its phone, its name and small numbers. @returns UNUSUAL for any other */
  #takeKnown(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    if (!BEFORE_PHONE.isAt(view, at, end)) return UNUSUAL;
    const phone = at + BEFORE_PHONE.length;
    const afterPhone = plainEnd(bytes, phone, end);
    if (afterPhone < 0 || !BEFORE_NAME.isAt(view, afterPhone, end)) return UNUSUAL;
    const name = afterPhone + BEFORE_NAME.length;
    const afterName = quoteAt(bytes, name, end);
    const status = afterName < 0 ? undefined : this.#statuses.find(view, afterName, end);
    if (!status) return UNUSUAL;
    const numbers = afterName + status.length;
    if (!NUMBERS.isAt(view, numbers, end)) return this.#takeUncalled(bytes, view, phone, afterPhone, name, afterName, end);
    const lastCall = this.#timeAt(bytes, numbers);
    const retries = this.#digitAt(bytes, numbers + RETRIES_AT);
    const seconds = this.#lengthAt(bytes, numbers + DURATION_AT);
    if (lastCall < 0 || retries < 0 || seconds < 0) return UNUSUAL;
    const key = numbers + NUMBERS.length;
    const afterKey = bytes[key] === QUOTE ? key : bytes[key + 1] === QUOTE ? key + 1 : quoteAt(bytes, key, end);
    const digits = afterKey - key > 1 ? this.#keysAt(bytes, key, afterKey) : this.#keyAt(bytes, key, afterKey);
    const texts = digits < 0 ? undefined : status.meaning.find(view, afterKey, end);
    if (!texts || !this.#keepPerson(bytes, phone, afterPhone, name, afterName)) return UNUSUAL;
    this.#push(texts.meaning, lastCall, retries, seconds, digits);
    return afterKey + texts.length;
  }

  /** All after the name was met before. */
  #takeUncalled(
    bytes: Uint8Array,
    view: DataView,
    phone: number,
    afterPhone: number,
    name: number,
    afterName: number,
    end: number,
  ): number {
    const rest = this.#uncalled.find(view, afterName, end);
    if (!rest || !this.#keepPerson(bytes, phone, afterPhone, name, afterName)) return UNUSUAL;
    const { texts, lastCall, retries, seconds, digits } = rest.meaning;
    this.#push(texts, lastCall, retries, seconds, digits);
    return afterName + rest.length;
  }

  /** @returns false, with nothing kept, where the phone or the name isn't written as one */
  #keepPerson(bytes: Uint8Array, phone: number, afterPhone: number, name: number, afterName: number): boolean {
    const length = this.#phoneOf(bytes, phone, afterPhone);
    if (length === 0 || !this.#appendName(bytes, name, afterName)) return false;
    this.#sink.phone.append(this.#phone, 0, length);
    return true;
  }

  #push(texts: number, lastCall: number, retries: number, seconds: number, digits: number): void {
    const sink = this.#sink;
    sink.texts.pushCode(texts);
    sink.lastCall.pushCode(lastCall);
    sink.retries.pushCode(retries);
    sink.durationSeconds.pushCode(seconds);
    sink.digits.pushCode(digits);
  }

  /** The code of the time that stands as `HH:MM:SS`; -1 where it is none. */
  #timeAt(bytes: Uint8Array, at: number): number {
    const hours = pairAt(bytes, at);
    const minutes = pairAt(bytes, at + 3);
    const seconds = pairAt(bytes, at + 6);
    if (hours < 0 || minutes < 0 || seconds < 0 || hours > 23 || minutes > 59 || seconds > 59) return -1;
    return this.#sink.lastCall.codeOf(hours * 3600 + minutes * 60 + seconds);
  }

  /** The code of the length that stands as `mm:ss`; -1 where it is none. */
  #lengthAt(bytes: Uint8Array, at: number): number {
    const minutes = pairAt(bytes, at);
    const seconds = pairAt(bytes, at + 3);
    if (minutes < 0 || seconds < 0 || seconds > 59) return -1;
    return this.#sink.durationSeconds.codeOf(minutes * 60 + seconds);
  }

  /** The code of a count below ten; -1 where it is none. */
  #digitAt(bytes: Uint8Array, at: number): number {
    const digit = (bytes[at] as number) - ZERO;
    return digit > 9 ? -1 : this.#sink.retries.codeOf(digit);
  }

  /** The code of one key or none; -1 where more stands, or anything that no phone has. */
  #keyAt(bytes: Uint8Array, at: number, after: number): number {
    const key = at === after ? NO_KEY : (bytes[at] as number);
    if (bytes[after] !== QUOTE || key <= SPACE || key === BACKSLASH || (key >= NO_KEY && at !== after)) return -1;
    const known = this.#keyCodes[key] as number;
    if (known >= 0) return known;
    const code = this.#sink.digits.codeOf(key === NO_KEY ? "" : String.fromCharCode(key));
    this.#keyCodes[key] = code;
    return code;
  }

  /** The code of several keys; -1 where more stand than anybody presses, or anything that no phone has. */
  #keysAt(bytes: Uint8Array, at: number, after: number): number {
    if (after - at > MAX_KEYS) return -1;
    for (let place = at; place < after; place++) {
      const key = bytes[place] as number;
      if (key <= SPACE || key === BACKSLASH || key >= NO_KEY) return -1;
    }
    return this.#sink.digits.codeOf(decoder.decode(bytes.subarray(at, after)));
  }

  #takeAny(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    const after = this.#find(bytes, view, at, end);
    if (after < 0) return after;
    const [from, to] = [this.#from, this.#to];
    const texts = this.#textsOf(bytes);
    const lastCall = this.#codeOf(bytes, 3, this.#times, this.#sink.lastCall, readSecondOfDay);
    const retries = this.#codeOf(bytes, 4, this.#counts, this.#sink.retries, readCount);
    const seconds = this.#codeOf(bytes, 5, this.#lengths, this.#sink.durationSeconds, readSeconds);
    const digits = this.#sink.digits.codeOf(this.#textOf(bytes, 6));
    if (!this.#keepPerson(bytes, from[0] as number, to[0] as number, from[1] as number, to[1] as number)) return UNUSUAL;
    this.#push(texts, lastCall, retries, seconds, digits);
    this.#learn(bytes, view, after, { texts, lastCall, retries, seconds, digits });
    return after;
  }

  /** What stands around the row's own values is known from now on. */
  #learn(bytes: Uint8Array, view: DataView, after: number, codes: RowCodes): void {
    const [afterName, lastCall, afterDigits] = [this.#to[1] as number, this.#from[3] as number, this.#to[6] as number];
    const isUncalled = lastCall === this.#to[3];
    if (isUncalled && !this.#uncalled.find(view, afterName, bytes.length)) this.#uncalled.remember(bytes, afterName, after, codes);
    const known = this.#statuses.find(view, afterName, bytes.length)?.meaning;
    const tails = known ?? new KnownPieces<number>(SIP_CODE_AT);
    if (!known) this.#statuses.remember(bytes, afterName, lastCall, tails);
    if (!tails.find(view, afterDigits, bytes.length)) tails.remember(bytes, afterDigits, after, codes.texts);
  }

  /** Finds where the values stand. */
  #find(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    let place = at;
    for (let field = 0; field < FIELDS.length; field++) {
      const before = BETWEEN[field] as Uint8Array;
      // Of a row that ends in bytes that haven't come, no more than these can be told.
      if (place + before.length > end) return matches(bytes, place, end, before);
      if (!(PIECES[field] as Piece).isAt(view, place, end)) return UNUSUAL;
      place += before.length;
      this.#from[field] = place;
      place = endOfText(bytes, place, end);
      if (place < 0) return CUT;
      this.#to[field] = place;
    }
    const isHere = matches(bytes, place, end, AFTER_LAST);
    return isHere === 1 ? place + AFTER_LAST.length : isHere;
  }

  /** The phone's digits in `#phone`. @returns how many; 0 where it isn't written in digits */
  #phoneOf(bytes: Uint8Array, from: number, to: number): number {
    const phone = this.#phone;
    if (to - from > phone.length) return 0;
    let length = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      if (byte === BACKSLASH) return 0;
      if (byte >= ZERO && byte < COLON) phone[length++] = byte;
    }
    return length;
  }

  #appendName(bytes: Uint8Array, from: number, to: number): boolean {
    let place = from;
    while (place < to && bytes[place] !== BACKSLASH) place++;
    if (place === to) {
      this.#sink.name.append(bytes, from, to);
      return true;
    }
    // An escape never becomes longer than it was written.
    if (this.#name.length < to - from) this.#name = new Uint8Array((to - from) * 2);
    const length = unescapeInto(this.#name, bytes, from, to);
    if (length >= 0) this.#sink.name.append(this.#name, 0, length);
    return length >= 0;
  }

  #textsOf(bytes: Uint8Array): number {
    const key = writtenAt(bytes, this.#from[2], this.#to[2]) + writtenAt(bytes, this.#to[6], this.#to[12]);
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const text = (field: number) => this.#textOf(bytes, field);
    const [trunk, sipCode, q850Text, sipText, had180, had183] = [7, 8, 9, 10, 11, 12].map(text);
    const code = this.#sink.texts.codeOf(readTexts({ status: text(2), trunk, sipCode, q850Text, sipText, had180, had183 }));
    if (this.#texts.size < MAX_TEXTS) this.#texts.set(key, code);
    return code;
  }

  #codeOf<T>(bytes: Uint8Array, field: number, codes: Map<string, number>, sink: CodeSink<T>, read: (text: string) => T): number {
    const key = writtenAt(bytes, this.#from[field], this.#to[field]);
    const known = codes.get(key);
    if (known !== undefined) return known;
    const code = sink.codeOf(read(this.#textOf(bytes, field)));
    if (codes.size < MAX_TEXTS) codes.set(key, code);
    return code;
  }

  #textOf(bytes: Uint8Array, field: number): string {
    const written = writtenAt(bytes, this.#from[field], this.#to[field]);
    if (!ENCODED.test(written)) return written;
    const text: string = JSON.parse(`"${written}"`);
    return text;
  }
}

const readSecondOfDay = (text: string): number | null => readSeconds(readClock(text));

const writtenAt = (bytes: Uint8Array, from: number | undefined, to: number | undefined) => decoder.decode(bytes.subarray(from, to));

/** What doesn't stand for itself in a JSON string, or may not stand there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ENCODED = /[\\\u0000-\u001f]/;

/** Where the string that began before `at` ends, whatever stands in it; -1 where it doesn't end here. */
function endOfText(bytes: Uint8Array, at: number, end: number): number {
  const quote = bytes.indexOf(QUOTE, at);
  if (quote < 0 || quote >= end) return -1;
  if (bytes[quote - 1] !== BACKSLASH) return quote;
  for (let place = at; place < end; place++) {
    if (bytes[place] === BACKSLASH) place++;
    else if (bytes[place] === QUOTE) return place;
  }
  return -1;
}

/** Where the string that began before `at` ends; -1 where it has an escape in it, or doesn't end here. */
function plainEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let place = at; place < end; place++) {
    const byte = bytes[place];
    if (byte === QUOTE) return place;
    if (byte === BACKSLASH) return -1;
  }
  return -1;
}

/** Where the string that began before `at` ends; -1 where it doesn't end here. */
function quoteAt(bytes: Uint8Array, at: number, end: number): number {
  for (let place = at; place < end; place++) {
    const byte = bytes[place];
    // No quote can stand among the four digits of a letter; where one does, the row is found to be none.
    if (byte === BACKSLASH) place += bytes[place + 1] === LETTER_U ? 5 : 1;
    else if (byte === QUOTE) return place;
  }
  return -1;
}

/** Two digits as a number; -1 where they are none. */
function pairAt(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** 1 where the wanted bytes stand at `at`. */
function matches(bytes: Uint8Array, at: number, end: number, wanted: Uint8Array): 1 | typeof UNUSUAL | typeof CUT {
  for (let place = 0; place < wanted.length; place++) {
    if (at + place >= end) return CUT;
    if (bytes[at + place] !== wanted[place]) return UNUSUAL;
  }
  return 1;
}
