/** What people write above columns, in Hebrew and English. A hint only: content decides (importer.md, "Columns"). */

const PHONE = /טלפון|טלפונים|נייד|סלולר|פלא-?פון|וו?אטסאפ|^טל['׳.]?(?:\s|\d|$)|phone|mobile|\bcell|whatsapp|msisdn|\btel\b|\btel\d/i;
const MOBILE = /נייד|סלולר|פלא-?פון|וו?אטסאפ|mobile|\bcell|whatsapp/i;
const NOT_PHONE =
  /ת\.?\s?ז|תעודת|זהות|דרכון|passport|קבלה|receipt|חשבון|חשבונית|invoice|account|תאריך|date|סכום|amount|מחיר|price|מיקוד|zip|postal|מזהה|\bid\b|פקס|fax|אסמכתא|reference|ברקוד|barcode/i;
const FIRST_NAME = /^(?:ה?שם ה?פרטי|פרטי|first ?name|given ?name|first)$/i;
const LAST_NAME = /^(?:שם ה?משפחה|משפחה|last ?name|surname|family ?name|last)$/i;
const FULL_NAME =
  /^(?:ה?שם|שם מלא|שם ו?משפחה|שם ה?(?:לקוח|תורם|תלמיד|חבר|נמען|הורה|איש ה?קשר)\S*|איש קשר|name|full ?name|customer ?name|contact(?: ?name)?)$/i;
const EMAIL = /^(?:כתובת )?(?:ה?דוא["״”']{0,2}ל|ה?מייל|ה?אימייל|ה?אי-מייל|דואר אלקטרוני|e-?mail(?: ?address)?|mail)(?: ?1)?$/i;
/** Not "status": what another system means by it, nobody knows. */
const BLOCKED =
  /^(?:(?:תאריך|מועד|יום) )?(?:חסו(?:ם|מה|מים)|ה?חסימה|לא להתקשר|נא לא להתקשר|אין להתקשר|(?:ביקש(?:ה|ו)?|בקשת) ה?הסרה|ה?הסרה|הוסר(?:ה|ו)?|blocked|is ?blocked|do ?not ?(?:call|contact)|dnc|opt(?:ed)?[ -]?out|unsubscribed?|removal)(?: (?:date|at|on))?\??$/i;
const MAX_HEADER_CHARS = 40;

const word = (cell: string | undefined): string => (cell ?? "").trim();

/** 1: the words say phone numbers; -1: they say something else with digits; 0: they say nothing. */
export function phoneHint(header: string | undefined): -1 | 0 | 1 {
  const isPhone = PHONE.test(word(header));
  const isOther = NOT_PHONE.test(word(header));
  if (isPhone === isOther) return 0;
  return isPhone ? 1 : -1;
}

export function isMobileHeader(header: string | undefined): boolean {
  return MOBILE.test(word(header));
}

/** True for a short cell with a word that tables have at their head. */
export function isHeaderWord(cell: string): boolean {
  const text = word(cell);
  if (text === "" || text.length > MAX_HEADER_CHARS || /\d{5}/.test(text)) return false;
  return [PHONE, NOT_PHONE, FIRST_NAME, LAST_NAME, FULL_NAME].some((words) => words.test(text));
}

const find = (header: readonly string[], words: RegExp): number => header.findIndex((cell) => words.test(word(cell)));

/** The columns of a person's details; -1 for what the header doesn't name. */
export function detailColumns(header: readonly string[]) {
  return {
    firstName: find(header, FIRST_NAME),
    lastName: find(header, LAST_NAME),
    fullName: find(header, FULL_NAME),
    email: find(header, EMAIL),
    blocked: find(header, BLOCKED),
  };
}

/** The columns whose cells, joined by a space, are a person's name: first and last name, else one full name, else none. */
export function nameColumns(header: readonly string[]): number[] {
  const { firstName, lastName, fullName } = detailColumns(header);
  const parts = [firstName, lastName].filter((column) => column !== -1);
  if (parts.length === 2 || fullName === -1) return parts;
  return lastName === -1 ? [fullName] : [fullName, lastName];
}
