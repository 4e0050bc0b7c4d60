/**
 * The Israeli number rules, shared by the browser's worker and the server.
 * Source: the campaign reference, "Recipient-number rules": three patterns, and nothing else is a number.
 */

export const REJECT_REASONS = ["empty", "too-short", "too-long", "bad-prefix", "foreign", "scientific", "not-a-number", "several"] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const REPAIR_KINDS = ["leading-zero", "country-code", "decimal", "scientific"] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];

export type AcceptedPhone = { kind: "phone"; phone: string; repair?: RepairKind };
export type RejectedPhone = { kind: "rejected"; reason: RejectReason };
export type PhoneReading = AcceptedPhone | RejectedPhone;

// The three patterns of the reference in one: regional landline (9 digits), 07X and mobile (10 digits; 057 is no mobile prefix).
const PHONE = /^0(?:[23489]\d{7}|(?:5[0-689]|7\d)\d{7})$/;

const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ARABIC_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/g;
/** What any of the three above may match: everything beyond Latin and Hebrew, and the soft hyphen. */
const UNUSUAL = /[\u00AD\u0600-\uFFFF]/;
const WRAPPING = /^[\s="'`]+|[\s"'`]+$/g;

const NOT_BLANK = /[^\s="'`\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/;

const DIGITS = /^\d+$/;
const SCIENTIFIC = /^\+?(\d+)(?:[.,](\d*))?e\+?(\d{1,2})$/i;
// Four digits at least, and zeros only: "054.0000000" is a mobile number with a dot, "501234567.0" a spreadsheet's decimal.
const DECIMAL = /^\+?(\d{4,})[.,]0{1,3}$/;
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2})$/;

const MAX_PLAIN_CHARS = 30;
// 5.01E+08: the letter gives digits another meaning.
const LETTER_E = 101;
const CAPITAL_E = 69;
const PLUS = 43;
const HYPHEN = 45;
const SPACE = 32;
const COUNTRY_CODE = "972";
const MAX_INTERNATIONAL_DIGITS = 15; // E.164

const accepted = (phone: string, repair?: RepairKind): AcceptedPhone =>
  repair ? { kind: "phone", phone, repair } : { kind: "phone", phone };
const rejected = (reason: RejectReason): RejectedPhone => ({ kind: "rejected", reason });

/** True for a number in the exact form that IP-Sales accepts: digits only, with the leading 0. */
export function isPhone(text: string): boolean {
  return PHONE.test(text);
}

/** True for a mobile number (05X); expects a number that {@link isPhone} accepts. */
export function isMobile(phone: string): boolean {
  return phone.startsWith("05");
}

/**
 * What follows the leading 0 of the number in a text, or in a part of it, whose digits are one as they stand; null for any other text.
 * It is what {@link readPhone} would say without a repair, said fast: nearly all cells of a file are so.
 */
export function plainNumber(text: string, start = 0, end = text.length): number | null {
  if (end - start > MAX_PLAIN_CHARS) return null;
  let digits = 0;
  let number = 0;
  let first = 0;
  for (let at = start; at < end; at++) {
    const char = text.charCodeAt(at);
    if (char >= 48 && char <= 57) {
      if (digits === 0) first = char - 48;
      number = number * 10 + char - 48;
      digits++;
    } else if (char > 126 || char === LETTER_E || char === CAPITAL_E) return null;
  }
  return first === 0 && isNational(number, digits - 1) ? number : null;
}

/** Whether a phone may consist of a 0 and this number of so many digits: the three patterns, without a text. */
function isNational(number: number, digits: number): boolean {
  const prefix = Math.floor(number / 10_000_000);
  if (digits === 8) return (prefix >= 2 && prefix <= 4) || prefix === 8 || prefix === 9;
  return digits === 9 && ((prefix >= 70 && prefix < 80) || (prefix >= 50 && prefix < 60 && prefix !== 57));
}

/**
 * Reads one number as a person or a spreadsheet wrote it. Separators, words round it, invisible marks and foreign digit
 * shapes are dropped silently; what changes the digits is told as a `repair`. Never throws.
 */
export function readPhone(raw: string): PhoneReading {
  const quick = readQuickly(raw);
  if (quick) return quick;
  if (DIGITS.test(raw)) return readDigits(raw, false);
  const text = plainText(raw);
  if (text === "") return rejected("empty");
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return readScientific(scientific[1] ?? "", scientific[2] ?? "", Number(scientific[3]));
  const digits = text.replace(/\D+/g, "");
  if (digits === "") return rejected("not-a-number");
  if (PHONE.test(digits)) return accepted(digits);
  if (DATE.test(text)) return rejected("not-a-number");
  const whole = DECIMAL.exec(text)?.[1];
  if (whole) return asRepair("decimal", readDigits(whole, text.startsWith("+")));
  if (digits.length < 5 && /\p{L}/u.test(text)) return rejected("not-a-number");
  return readDigits(digits, text.slice(0, text.search(/\d/)).includes("+"));
}

/**
 * The common shapes without any regular expression: a number as it stands, one that lost its zero, one behind the country code. Null
 * leaves all others, and every refusal, to the rules in full.
 */
function readQuickly(raw: string): PhoneReading | null {
  const plain = plainNumber(raw);
  if (plain !== null) return accepted(`0${plain}`);
  if (raw.length > MAX_PLAIN_CHARS) return null;
  let digits = 0;
  let number = 0;
  const hasPlus = raw.charCodeAt(0) === PLUS;
  for (let at = hasPlus ? 1 : 0; at < raw.length; at++) {
    const char = raw.charCodeAt(at);
    if (char >= 48 && char <= 57) {
      if (char === 48 && digits === 0) return null;
      number = number * 10 + char - 48;
      digits++;
    } else if (char !== HYPHEN && char !== SPACE) return null;
  }
  const national = number - (digits === 12 ? 972_000_000_000 : 97_200_000_000);
  if ((digits === 12 || digits === 11) && isNational(national, digits - 3)) return accepted(`0${national}`, "country-code");
  // Eight digits with hyphens may be a date.
  const isBare = !hasPlus && (digits === 9 || digits === raw.length);
  return isBare && isNational(number, digits) ? accepted(`0${number}`, "leading-zero") : null;
}

/** The number as screens show it: `050-1234567`, `03-1234567`. Anything else comes back as it is. */
export function formatPhone(phone: string): string {
  if (!PHONE.test(phone)) return phone;
  return `${phone.slice(0, -7)}-${phone.slice(-7)}`;
}

/** True when nothing stands in a cell but white space, invisible marks and wrapping quotes. */
export function isBlankCell(text: string): boolean {
  return text === "" || !NOT_BLANK.test(text);
}

/** The text without invisible marks and wrapping quotes (`="050…"`), with every digit in ASCII. */
export function plainText(raw: string): string {
  return (UNUSUAL.test(raw) ? usual(raw) : raw).replace(WRAPPING, "");
}

function usual(raw: string): string {
  return raw
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(ARABIC_DIGIT, (char) => String(char.charCodeAt(0) & 0xf));
}

/** `5.01234567E+08` holds all its digits, `5.01E+08` lost six: those can't be brought back. */
function readScientific(whole: string, fraction: string, exponent: number): PhoneReading {
  const beyond = fraction.slice(exponent);
  if (fraction.length < exponent || /[1-9]/.test(beyond)) return rejected("scientific");
  return asRepair("scientific", readDigits(whole + fraction.slice(0, exponent), false));
}

function asRepair(repair: RepairKind, reading: PhoneReading): PhoneReading {
  return reading.kind === "phone" ? accepted(reading.phone, repair) : reading;
}

function readDigits(digits: string, hasPlus: boolean): PhoneReading {
  if (PHONE.test(digits)) return accepted(digits);
  const international = digits.startsWith("00") ? digits.slice(2) : digits;
  const isInternational = hasPlus || digits.startsWith("00");
  if (international.startsWith(COUNTRY_CODE)) {
    const rest = international.slice(COUNTRY_CODE.length);
    const national = rest.startsWith("0") ? rest : `0${rest}`;
    if (PHONE.test(national)) return accepted(national, "country-code");
    // Fewer than 11 digits without + or 00 may as well be a Haifa or Nahariya number that lost its zero.
    if (isInternational || international.length >= 11) return rejected(whyNot(national));
  }
  // No country code begins with 0: "0000000000" is nobody's number abroad.
  if (isInternational && !international.startsWith("0")) return rejected(whyNotAbroad(international));
  if (PHONE.test(`0${digits}`)) return accepted(`0${digits}`, "leading-zero");
  return rejected(whyNot(digits));
}

function whyNotAbroad(digits: string): RejectReason {
  if (digits.length < 7) return "too-short";
  return digits.length > MAX_INTERNATIONAL_DIGITS ? "too-long" : "foreign";
}

function whyNot(digits: string): RejectReason {
  const expected = expectedLength(digits);
  if (expected !== null) return digits.length < expected ? "too-short" : "too-long";
  if (digits.length < (digits.startsWith("0") ? 9 : 8)) return "too-short";
  return digits.length > 10 ? "too-long" : "bad-prefix";
}

/** How many digits a number with this beginning has, or null when no Israeli number begins so. */
function expectedLength(digits: string): number | null {
  if (/^0(?:5[0-689]|7)/.test(digits)) return 10;
  if (/^0[23489]/.test(digits)) return 9;
  if (/^(?:5[0-689]|7)/.test(digits)) return 9;
  return null;
}
