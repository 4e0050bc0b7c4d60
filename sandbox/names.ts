import { Draws } from "./random.ts";

const FAMILIES = [
  ..."כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן אוחיון שפירא חדד אזולאי יוסף עמר גבאי מלכה קליין".split(" "),
  ..."שלום רוזן סויסה ברק אליהו נחום וקנין חיים בן־דוד סגל טל אלון שרון הרוש נגר מרציאנו".split(" "),
] as const;
const GIVEN = [
  ..."ישראל משה דוד יוסף שרה רחל אסתר מרים יעל נועה תמר רבקה חנה אורי איתן דניאל יונתן אבי".split(" "),
  ..."מיכל שירה רות ליאור עומר אלון גיא רונית אילנה יעקב חיים שלמה מאיר הדס טליה אביגיל נתן".split(" "),
] as const;

const NAME_STREAM = 21;
const KNOWN_SHARE = 0.4;

export type PersonName = { firstName: string; lastName: string };

/** Who owns a number, the same for good. Everybody has a name; whether the account knows it is `customerName`. */
export function personOf(seed: number, phone: number): PersonName {
  const draws = new Draws(seed, phone, NAME_STREAM);
  return { lastName: FAMILIES[draws.between(0, FAMILIES.length - 1)] ?? "", firstName: GIVEN[draws.between(0, GIVEN.length - 1)] ?? "" };
}

/** The name in the account's `clientes` table, family name first as in the reference; empty for numbers that aren't customers. */
export function customerName(seed: number, phone: number): string {
  if (!new Draws(seed, phone, NAME_STREAM + 1).chance(KNOWN_SHARE)) return "";
  const { firstName, lastName } = personOf(seed, phone);
  return `${lastName} ${firstName}`;
}
