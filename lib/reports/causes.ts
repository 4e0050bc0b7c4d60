/**
 * What a hang-up cause means (reference, "SIP / Q.850 failure reference"). The words for people (short English name, meaning, advice)
 * are in the messages under `reports.causes.<id>`.
 */
export const CAUSE_CLASSES = ["answered", "number", "unavailable", "network", "timeout", "other"] as const;
export type CauseClass = (typeof CAUSE_CLASSES)[number];

/**
 * What a cause says about the phone that was called, before the ringing signals are looked at:
 * `undecided` says nothing, `noAnswer` and `rejected` mean different things with and without a ring (see verdict.ts).
 */
export type CauseNature = "undecided" | "nonexistent" | "busy" | "rejected" | "noAnswer" | "blocked" | "network";

export const CAUSE_IDS = [
  "bye",
  "normal",
  "unallocated",
  "incomplete",
  "incompatible",
  "busy",
  "noResponse",
  "noAnswer",
  "rejected",
  "destinationDown",
  "noChannel",
  "networkFault",
  "temporary",
  "congestion",
  "resource",
  "timer",
  "notSubscribed",
  "protocol",
  "interworking",
  "unknown",
] as const;
export type CauseId = (typeof CAUSE_IDS)[number];

export interface DocumentedCause {
  id: CauseId;
  /** `q850Text` exactly as IP-Sales returns it. */
  text: string;
  /** The SIP code of the same row; null where the reference has a dash. */
  sipCode: string | null;
  class: CauseClass;
  nature: CauseNature;
}

/** Every row of the reference's six tables, in its order. */
export const DOCUMENTED_CAUSES: readonly DocumentedCause[] = [
  { id: "bye", text: "ניתוק תקין (BYE)", sipCode: "200", class: "answered", nature: "undecided" },
  { id: "normal", text: "סיום רגיל (לא צוין)", sipCode: null, class: "answered", nature: "undecided" },
  { id: "unallocated", text: "מספר לא מוקצה (404)", sipCode: "404", class: "number", nature: "nonexistent" },
  { id: "incomplete", text: "מספר שגוי / כתובת חלקית (484)", sipCode: "484", class: "number", nature: "nonexistent" },
  { id: "incompatible", text: "יעד לא תואם (488)", sipCode: "488", class: "number", nature: "network" },
  { id: "busy", text: "משתמש תפוס (486)", sipCode: "486", class: "unavailable", nature: "busy" },
  { id: "noResponse", text: "אין תגובת משתמש (408)", sipCode: "408", class: "unavailable", nature: "noAnswer" },
  { id: "noAnswer", text: "אין מענה (480)", sipCode: "480", class: "unavailable", nature: "noAnswer" },
  { id: "rejected", text: "השיחה נדחתה (603)", sipCode: "603", class: "unavailable", nature: "rejected" },
  { id: "destinationDown", text: "יעד לא פעיל (502)", sipCode: "502", class: "network", nature: "network" },
  { id: "noChannel", text: "אין ערוץ זמין (503)", sipCode: "503", class: "network", nature: "network" },
  { id: "networkFault", text: "תקלה ברשת (503)", sipCode: "503", class: "network", nature: "network" },
  { id: "temporary", text: "כשל זמני (503)", sipCode: "503", class: "network", nature: "network" },
  { id: "congestion", text: "עומס בציוד מיתוג (503)", sipCode: "503", class: "network", nature: "network" },
  { id: "resource", text: "משאב לא זמין (503)", sipCode: "503", class: "network", nature: "network" },
  { id: "timer", text: "התאוששות עקב פג זמן (504)", sipCode: "504", class: "timeout", nature: "network" },
  { id: "notSubscribed", text: "שירות מבוקש לא מנוי", sipCode: null, class: "other", nature: "blocked" },
  { id: "protocol", text: "שגיאת פרוטוקול", sipCode: null, class: "other", nature: "network" },
  { id: "interworking", text: "בין-רשתי", sipCode: null, class: "other", nature: "network" },
  { id: "unknown", text: "לא ידוע", sipCode: null, class: "other", nature: "undecided" },
];

const BY_TEXT = new Map(DOCUMENTED_CAUSES.map((cause) => [cause.text, cause]));

/** The five texts of 503 share one class and one nature, so any of their rows may stand for the code. */
const BY_CODE = new Map(DOCUMENTED_CAUSES.flatMap((cause) => (cause.sipCode === null ? [] : [[cause.sipCode, cause] as const])));

/** The documented row of a text; undefined for the gateway's own words. */
export function causeOfText(q850Text: string): DocumentedCause | undefined {
  return BY_TEXT.get(q850Text.trim());
}

/**
 * The class of a call's cause: by its text; by the SIP code only where the text is empty, since one code (503) has five texts
 * and a text may come without a code. Words that are not in the reference are the gateway's own: `other`.
 */
export function classOf(q850Text: string, sipCode: string): CauseClass {
  const row = q850Text.trim() === "" ? BY_CODE.get(sipCode.trim()) : causeOfText(q850Text);
  return row?.class ?? "other";
}

/**
 * What the cause says of the called phone. Unlike the class, a text that decides nothing («לא ידוע», the gateway's own words) leaves the
 * word to the SIP code: the reference sends the reader of «לא ידוע» to `sipCode`.
 */
export function natureOf(q850Text: string, sipCode: string): CauseNature {
  const byText = causeOfText(q850Text)?.nature ?? "undecided";
  return byText === "undecided" ? (BY_CODE.get(sipCode.trim())?.nature ?? "undecided") : byText;
}
