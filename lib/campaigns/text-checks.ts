/**
 * What may go wrong when a machine reads a text to people. IP-Sales's voice is not ours and the text's sense isn't known here, so
 * everything in this file is a guess that is offered and never blocks.
 */

/** Of a text's speech: an estimate (13 characters a second) between the limits that IP-Sales sets for any message. */
export const SPEECH = { charactersPerSecond: 13, shortestSeconds: 5, longestSeconds: 300 } as const;

/** About how many seconds it takes to say the text; the true length is known from a dry run only. */
export function estimatedSeconds(text: string): number {
  return Math.max(SPEECH.shortestSeconds, Math.ceil([...text.trim()].length / SPEECH.charactersPerSecond));
}

/** Pieces that are heard otherwise than they are meant, in the order in which they are looked for and told. */
const PIECE_KINDS = ["field", "url", "email", "phone", "date", "amount", "number", "latin", "sign"] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

export interface Finding {
  kind: PieceKind;
  /** As they stand in the text, each once. */
  pieces: string[];
}

const FIELD =
  /\{\{[^{}\n]{1,40}\}\}|\$?\{[^{}\n]{1,40}\}|\[[^[\]\n]{1,40}\]|<{1,2}[^<>\n]{1,40}>{1,2}|%[\p{L}_](?:[^%\n]{0,38}[\p{L}\p{N}_])?%/gu;
const TLD = "(?:com|net|org|info|biz|gov|edu|io|me|app|il|co\\.il|org\\.il|gov\\.il|ac\\.il|muni\\.il)";
const URL_LIKE = new RegExp(
  `(?:https?://|www\\.)[^\\s<>"'״”]+|(?<![\\p{L}\\p{N}@.-])(?:[a-z0-9-]+\\.)+${TLD}(?![\\p{L}\\p{N}])(?:/[^\\s<>"'״”]*)?`,
  "giu",
);
const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/giu;
const PHONE =
  /(?<![\d.,])(?:\(0\d{1,2}\)[\s-]?|(?:\+?972[\s-]?|0)\d{1,2}[\s-]?)\d(?:[\s-]?\d){5,6}(?![\d])|(?<!\d)1[\s-]?[5-9]\d{2}(?:[\s-]?\d){6}(?!\d)|\*\d{3,5}(?!\d)/gu;
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const MONTH = "(?:0?[1-9]|1[0-2])";
const MONEY = '[₪$€£%]|ש["״”]ח|NIS|ILS';
const DATE = new RegExp(
  `(?<!\\d|\\d[.,/-])(?:\\d{4}-\\d{1,2}-\\d{1,2}|${DAY}([./-])${MONTH}\\1\\d{2,4}|${DAY}[./]${MONTH})(?![\\d/-]|[.,]\\d|\\s?(?:${MONEY}))`,
  "gu",
);
/** Hours are read well: they are set aside, so that nothing else takes them for its own. */
const HOUR = /(?<!\d)\d{1,2}:\d{2}(?!\d)/gu;
const FIGURE = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+|\\d+";
const AMOUNT = new RegExp(
  `(?<![\\d.,])(?:[₪$€£]\\s?(?:${FIGURE})|(?:${FIGURE})\\s?(?:${MONEY})|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?![\\d])`,
  "giu",
);
/** Not a span of years; digits that stand apart are read one by one. */
const NUMBER = /(?<!\d)(?!(?:19|20)\d\d[\s-](?:19|20)\d\d(?!\d))(?:\d{3,}(?:[\s-]\d{3,})+|\d{5,})(?!\d)/gu;
const LATIN = /[\p{Script=Latin}][\p{Script=Latin}\p{N}'’&.-]*(?:\s+[\p{Script=Latin}][\p{Script=Latin}\p{N}'’&.-]*)*/gu;
/** The whole word around a sign, or a run of pictures. */
const SIGN =
  /(?<=^|[\s\p{Extended_Pictographic}])[^\s\p{Extended_Pictographic}]*(?!\p{Extended_Pictographic})[*#_~^|\\/<>{}[\]=@&+•\p{So}\p{Sk}][^\s\p{Extended_Pictographic}]*|(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u200d|\ufe0f)*)+/gu;

const PATTERNS: Record<PieceKind, RegExp> = {
  field: FIELD,
  url: URL_LIKE,
  email: EMAIL,
  phone: PHONE,
  date: DATE,
  amount: AMOUNT,
  number: NUMBER,
  latin: LATIN,
  sign: SIGN,
};

/** The order that lets the longer reading win: an e-mail address holds a site's, a phone number a long number. */
const SEARCHED: readonly PieceKind[] = ["field", "email", "url", "phone", "date", "amount", "number", "latin", "sign"];

/** Every piece that a voice may read otherwise than it is meant. A piece has one kind. Latin letters are told in Hebrew texts only. */
export function checkPieces(text: string): Finding[] {
  const found = new Map<PieceKind, string[]>();
  const isHebrew = languageOf(text) === "he";
  let rest = text;
  for (const kind of SEARCHED) {
    if (kind === "number") rest = rest.replace(HOUR, blank);
    if (kind === "latin" && !isHebrew) continue;
    const pieces = new Set<string>();
    rest = rest.replace(PATTERNS[kind], (match) => {
      if (!isTold(kind, match)) return match;
      pieces.add(trimmed(match));
      return blank(match);
    });
    if (pieces.size > 0) found.set(kind, [...pieces]);
  }
  return PIECE_KINDS.flatMap((kind) => {
    const pieces = found.get(kind);
    return pieces ? [{ kind, pieces }] : [];
  });
}

const blank = (match: string) => " ".repeat(match.length);
const trimmed = (piece: string) => piece.trim().replace(/[.,;:!?"'״”]+$/u, "") || piece.trim();

function isTold(kind: PieceKind, match: string): boolean {
  if (kind === "field") return /\p{L}/u.test(match);
  return kind !== "latin" || match.replace(/[^\p{L}]/gu, "").length > 1;
}

/** The language that most letters are of, those of addresses aside, which are Latin in any. Without letters Hebrew. */
export function languageOf(text: string): "he" | "en" {
  const words = text.replace(EMAIL, "").replace(URL_LIKE, "");
  const count = (letters: RegExp) => words.match(letters)?.length ?? 0;
  return count(/\p{Script=Latin}/gu) > count(/\p{Script=Hebrew}/gu) ? "en" : "he";
}

/** Who calls belongs into the first words: about twelve seconds. */
const BEGINNING = 160;
const SENDER =
  /(?<!\p{L})(?:כאן|מדבר(?:ת|ים|ות)?|מתקשר(?:ת|ים|ות)?\s|פונ(?:ה|ים|ות) אליכ|בשם|מטעם|הודעה(?:\s+\p{L}+){0,2}\s+מ\p{L}{2}|[למבה]?(?:עמותת|עיריית|חברת|מועצת|משרד|קופת|ארגון|תנועת|מפלגת|רשת|בנק|ישיבת|בית הספר|בית ספר|מרכז|מכללת|אוניברסיטת|קרן)\s+\p{L})/u;
const SENDER_EN =
  /\b(?:this is (?!an?\b|not\b|to\b|your\b|just\b|important\b|urgent\b)\S|(?:calling|message|greetings|reminder|call|announcement) (?:\S+ )?from\b|on behalf of\b|\S+ (?:speaking|here)\b|my name is\b|we are (?!calling\b)\S)/iu;

/** Whether the first words seem to say who calls. */
export function namesSender(text: string): boolean {
  const beginning = text.trim().slice(0, BEGINNING);
  return SENDER.test(beginning) || SENDER_EN.test(beginning);
}

const REMOVAL =
  /הסר|להסיר|הסיר[וה]|הוסר|לא לקבל|מלקבל|להפסיק|\b(?:opt(?:ing)?[\s-]?out|unsubscribe|remov\p{L}+|stop (?:these|receiving|getting|our)|no longer)/iu;
const NINE = /(?<![\d.,:/-])9(?![\d:/-]|[.,]\d)|(?<!\p{L})תשע(?!\p{L})|\bnine\b/iu;

/** Whether one sentence seems to speak of removal and of key 9, the key that always removes. */
export function offersOptOut(text: string): boolean {
  return sentences(text).some((sentence) => REMOVAL.test(sentence) && NINE.test(sentence));
}

const sentences = (text: string) => text.split(/[.!?\n]+(?=\s|$)/u);

/** They become part of the text, so each is of the text's language. */
export const OPT_OUT = { he: "להסרה הקישו 9.", en: "To opt out, press 9." } as const;

/** The text with a sentence at its end that says how to opt out. */
export function withOptOut(text: string): string {
  const sentence = OPT_OUT[languageOf(text)];
  const body = text.trimEnd();
  if (body === "") return sentence;
  return `${body}${/[.!?…:]$/u.test(body) ? "" : "."} ${sentence}`;
}

/** The words that section 30A wants at the beginning: of an advertisement, an appeal for donations, or propaganda. */
export const ADVERT_WORDS = { advert: "פרסומת", donation: "בקשת תרומה", propaganda: "תעמולה" } as const;
const ADVERT_WORD = new RegExp(`^[\\s"'״”«(]*(?:(?:זוהי|זו) )?(?:${Object.values(ADVERT_WORDS).join("|")})(?!\\p{L})`, "u");

/** Whether the text begins with the word that says what it is. */
export function beginsAsAdvert(text: string): boolean {
  return ADVERT_WORD.test(text);
}
