import { ByteCodes } from "./byte-codes";
import { unescapeInto } from "./json-escapes";
import { isAt, KnownPieces, type Piece, pieceOf } from "./known-pieces";
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
const decoder = new TextDecoder();
/** What stands before each value, and after the last, in a row as PHP writes it. */
const BETWEEN = [...FIELDS.map((field, place) => encoder.encode(`${place === 0 ? "{" : '",'}"${field}":"`)), encoder.encode('"}')];

const PIECES = BETWEEN.map(pieceOf);
const [BEFORE_PHONE, BEFORE_NAME, BEFORE_STATUS, , BEFORE_RETRIES, BEFORE_DURATION, BEFORE_DIGITS, BEFORE_TRUNK, BEFORE_SIP] = PIECES as [
  Piece,
  Piece,
  Piece,
  Piece,
  Piece,
  Piece,
  Piece,
  Piece,
  Piece,
];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const ZERO = 0x30;
const COLON = 0x3a;
const DAY_SECONDS = 24 * 60 * 60;
/** `HH:MM:SS` and `mm:ss`. */
const TIME_LENGTH = 8;
const LENGTH_LENGTH = 5;
const SPACE = 0x20;
/** The byte after all that phones have keys for. */
const NO_KEY = 0x7f;

/** The row isn't as PHP writes it (another order, a number, spaces): it is to be read in another way. */
export const UNUSUAL = -1;
/** The row ends in bytes that haven't come yet. */
export const CUT = -2;

/**
 * Takes rows as `campaignReport` writes them straight from their bytes. Decoding each of a million rows' thirteen texts is what makes
 * JSON.parse slow; most texts were met before, and are known again by their bytes.
 */
export class ReportRows {
  readonly #sink: CallSink;
  readonly #texts = new ByteCodes();
  readonly #digits = new ByteCodes();
  readonly #times = new ByteCodes();
  readonly #counts = new ByteCodes();
  readonly #lengths = new ByteCodes();
  /** Where each value of the row begins and ends, and a hash of its bytes. */
  readonly #from = new Int32Array(FIELDS.length);
  readonly #to = new Int32Array(FIELDS.length);
  readonly #hash = new Int32Array(FIELDS.length);
  /** From the quote after the name to the last call's value. A status goes with the tails it was met with. */
  readonly #statuses = new KnownPieces<KnownPieces<number>>(BEFORE_STATUS.length);
  /** Codes of values that were met: by seconds of the day, by seconds, by the number, by the one key. */
  readonly #timeCodes = new Int32Array(DAY_SECONDS).fill(-1);
  readonly #lengthCodes = new Int32Array(100 * 60).fill(-1);
  readonly #retryCodes = new Int32Array(10).fill(-1);
  readonly #keyCodes = new Int32Array(NO_KEY + 1).fill(-1);
  readonly #phone = new Uint8Array(64);
  #name = new Uint8Array(256);
  /** The status and all that stands after the digits: what is known again as one. */
  #joined = new Uint8Array(1024);

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
      return this.#takeAny(bytes, at, end);
    } catch (error) {
      // One of its texts is none.
      if (error instanceof SyntaxError) return UNUSUAL;
      throw error;
    }
  }

  /** A row that is made of what was met before, but for its phone, its name and small numbers. @returns UNUSUAL for any other */
  #takeKnown(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    if (!isAt(BEFORE_PHONE, bytes, view, at, end)) return UNUSUAL;
    const phone = at + BEFORE_PHONE.length;
    const afterPhone = plainEnd(bytes, phone, end);
    if (afterPhone < 0 || !isAt(BEFORE_NAME, bytes, view, afterPhone, end)) return UNUSUAL;
    const name = afterPhone + BEFORE_NAME.length;
    const afterName = quoteAt(bytes, name, end);
    const status = afterName < 0 ? undefined : this.#statuses.find(bytes, view, afterName, end);
    if (!status) return UNUSUAL;
    let place = afterName + status.length;
    const lastCall = this.#timeAt(bytes, place, end);
    if (lastCall < 0) return UNUSUAL;
    place += TIME_LENGTH;
    if (!isAt(BEFORE_RETRIES, bytes, view, place, end)) return UNUSUAL;
    place += BEFORE_RETRIES.length;
    const retries = this.#digitAt(bytes, place);
    if (retries < 0 || !isAt(BEFORE_DURATION, bytes, view, place + 1, end)) return UNUSUAL;
    place += 1 + BEFORE_DURATION.length;
    const seconds = this.#lengthAt(bytes, place, end);
    if (seconds < 0) return UNUSUAL;
    place += LENGTH_LENGTH;
    if (!isAt(BEFORE_DIGITS, bytes, view, place, end)) return UNUSUAL;
    place += BEFORE_DIGITS.length;
    const afterDigits = bytes[place] === QUOTE ? place : place + 1;
    const digits = this.#keyAt(bytes, place, afterDigits);
    const texts = digits < 0 ? undefined : status.meaning.find(bytes, view, afterDigits, end);
    const phoneLength = texts ? this.#phoneOf(bytes, phone, afterPhone) : 0;
    if (!texts || phoneLength === 0 || !this.#appendName(bytes, name, afterName)) return UNUSUAL;
    this.#sink.phone.append(this.#phone, 0, phoneLength);
    this.#push(texts.meaning, lastCall, retries, seconds, digits);
    return afterDigits + texts.length;
  }

  /** The code of a time as `HH:MM:SS`; -1 where none stands. */
  #timeAt(bytes: Uint8Array, at: number, end: number): number {
    if (at + TIME_LENGTH >= end || bytes[at + 2] !== COLON || bytes[at + 5] !== COLON || bytes[at + TIME_LENGTH] !== QUOTE) return -1;
    const hours = pairAt(bytes, at);
    const minutes = pairAt(bytes, at + 3);
    const seconds = pairAt(bytes, at + 6);
    if (hours < 0 || minutes < 0 || seconds < 0 || hours > 23 || minutes > 59 || seconds > 59) return -1;
    const second = hours * 3600 + minutes * 60 + seconds;
    const known = this.#timeCodes[second] as number;
    if (known >= 0) return known;
    const code = this.#sink.lastCall.codeOf(second);
    this.#timeCodes[second] = code;
    return code;
  }

  /** The code of a length as `mm:ss`; -1 where none stands. */
  #lengthAt(bytes: Uint8Array, at: number, end: number): number {
    if (at + LENGTH_LENGTH >= end || bytes[at + 2] !== COLON || bytes[at + LENGTH_LENGTH] !== QUOTE) return -1;
    const minutes = pairAt(bytes, at);
    const seconds = pairAt(bytes, at + 3);
    if (minutes < 0 || seconds < 0 || seconds > 59) return -1;
    const length = minutes * 60 + seconds;
    const known = this.#lengthCodes[length] as number;
    if (known >= 0) return known;
    const code = this.#sink.durationSeconds.codeOf(length);
    this.#lengthCodes[length] = code;
    return code;
  }

  /** The code of a count below ten; -1 where none stands. */
  #digitAt(bytes: Uint8Array, at: number): number {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9 || bytes[at + 1] !== QUOTE) return -1;
    const known = this.#retryCodes[digit] as number;
    if (known >= 0) return known;
    const code = this.#sink.retries.codeOf(digit);
    this.#retryCodes[digit] = code;
    return code;
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

  #takeAny(bytes: Uint8Array, at: number, end: number): number {
    const after = this.#find(bytes, at, end);
    if (after < 0) return after;
    const phone = this.#phoneOf(bytes, this.#from[0] as number, this.#to[0] as number);
    if (phone === 0) return UNUSUAL;
    const texts = this.#textsOf(bytes);
    const lastCall = this.#codeOf(bytes, 3, this.#times, this.#sink.lastCall, readSecondOfDay);
    const retries = this.#codeOf(bytes, 4, this.#counts, this.#sink.retries, readCount);
    const seconds = this.#codeOf(bytes, 5, this.#lengths, this.#sink.durationSeconds, readSeconds);
    const digits = this.#codeOf(bytes, 6, this.#digits, this.#sink.digits, asItIs);
    if (!this.#appendName(bytes, this.#from[1] as number, this.#to[1] as number)) return UNUSUAL;
    this.#sink.phone.append(this.#phone, 0, phone);
    this.#push(texts, lastCall, retries, seconds, digits);
    this.#learn(bytes, after, texts);
    return after;
  }

  /** What stands around the row's own values is known from now on. */
  #learn(bytes: Uint8Array, after: number, texts: number): void {
    const [afterName, lastCall, afterDigits] = [this.#to[1] as number, this.#from[3] as number, this.#to[6] as number];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const known = this.#statuses.find(bytes, view, afterName, bytes.length)?.meaning;
    const tails = known ?? new KnownPieces<number>(BEFORE_TRUNK.length + BEFORE_SIP.length);
    if (!known) this.#statuses.remember(bytes, afterName, lastCall, tails);
    if (!tails.find(bytes, view, afterDigits, bytes.length)) tails.remember(bytes, afterDigits, after, texts);
  }

  #push(texts: number, lastCall: number, retries: number, seconds: number, digits: number): void {
    const sink = this.#sink;
    sink.texts.pushCode(texts);
    sink.lastCall.pushCode(lastCall);
    sink.retries.pushCode(retries);
    sink.durationSeconds.pushCode(seconds);
    sink.digits.pushCode(digits);
  }

  /** Finds where the values stand. */
  #find(bytes: Uint8Array, at: number, end: number): number {
    let place = at;
    for (let field = 0; field < FIELDS.length; field++) {
      const before = BETWEEN[field] as Uint8Array;
      const isHere = matches(bytes, place, end, before);
      if (isHere !== 1) return isHere;
      place += before.length;
      this.#from[field] = place;
      let hash = 0x811c9dc5;
      for (;;) {
        if (place >= end) return CUT;
        const byte = bytes[place] as number;
        if (byte === QUOTE) break;
        hash = Math.imul(hash ^ byte, 0x01000193);
        if (byte === BACKSLASH) {
          place++;
          hash = Math.imul(hash ^ (bytes[place] ?? 0), 0x01000193);
        }
        place++;
      }
      this.#to[field] = place;
      this.#hash[field] = hash;
    }
    const last = BETWEEN[FIELDS.length] as Uint8Array;
    const isHere = matches(bytes, place, end, last);
    return isHere === 1 ? place + last.length : isHere;
  }

  /** The phone's digits in `#phone`. @returns how many; 0 where it isn't written in digits */
  #phoneOf(bytes: Uint8Array, from: number, to: number): number {
    if (to - from > this.#phone.length) return 0;
    let length = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      if (byte === BACKSLASH) return 0;
      if (byte >= ZERO && byte < COLON) this.#phone[length++] = byte;
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
    const [from, to] = [this.#from[2] as number, this.#to[2] as number];
    const [tail, end] = [this.#to[6] as number, this.#to[12] as number];
    let hash = this.#hash[2] as number;
    for (let field = 7; field < 13; field++) hash = Math.imul(hash, 31) + (this.#hash[field] as number);
    hash |= 0;
    const length = to - from + end - tail;
    if (length > this.#joined.length) this.#joined = new Uint8Array(length * 2);
    this.#joined.set(bytes.subarray(from, to));
    this.#joined.set(bytes.subarray(tail, end), to - from);
    const known = this.#texts.find(hash, this.#joined, 0, length);
    if (known >= 0) return known;
    const text = (field: number) => this.#textOf(bytes, field);
    const [status, trunk, sipCode, q850Text, sipText, had180, had183] = [2, 7, 8, 9, 10, 11, 12].map(text);
    const code = this.#sink.texts.codeOf(readTexts({ status, trunk, sipCode, q850Text, sipText, had180, had183 }));
    this.#texts.remember(hash, this.#joined, 0, length, code);
    return code;
  }

  #codeOf<T>(bytes: Uint8Array, field: number, codes: ByteCodes, sink: CodeSink<T>, read: (text: string) => T): number {
    const [from, to, hash] = [this.#from[field] as number, this.#to[field] as number, this.#hash[field] as number];
    const known = codes.find(hash, bytes, from, to);
    if (known >= 0) return known;
    const code = sink.codeOf(read(this.#textOf(bytes, field)));
    codes.remember(hash, bytes, from, to, code);
    return code;
  }

  #textOf(bytes: Uint8Array, field: number): string {
    const text: string = JSON.parse(decoder.decode(bytes.subarray((this.#from[field] as number) - 1, (this.#to[field] as number) + 1)));
    return text;
  }
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
  const [tens, ones] = [(bytes[at] as number) - ZERO, (bytes[at + 1] as number) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

const readSecondOfDay = (text: string): number | null => readSeconds(readClock(text));

const asItIs = (text: string): string => text;

/** 1 where the wanted bytes stand at `at`. */
function matches(bytes: Uint8Array, at: number, end: number, wanted: Uint8Array): 1 | typeof UNUSUAL | typeof CUT {
  for (let place = 0; place < wanted.length; place++) {
    if (at + place >= end) return CUT;
    if (bytes[at + place] !== wanted[place]) return UNUSUAL;
  }
  return 1;
}
