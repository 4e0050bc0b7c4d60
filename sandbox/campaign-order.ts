import type { ActionRequest } from "./action.ts";
import type { MessageKind } from "./attempt.ts";
import { measureAudioSeconds } from "./audio.ts";
import { readSendTime } from "./clock.ts";
import { integerField, textField } from "./fields.ts";
import { type Keys, keyFields, readKeys } from "./keys.ts";
import { type Accepted, acceptPhones, rawPhones } from "./phone-rules.ts";
import { MISSING_ESSENTIALS } from "./refusals.ts";
import type { Sandbox } from "./store.ts";

/** A refused campaignRun: the body of the answer is `errorCode`, `messige` (sic) and `more`. */
export class Refusal extends Error {
  constructor(
    readonly errorCode: number,
    message: string,
    readonly more: Record<string, string | number> = {},
  ) {
    super(message);
  }
}

/** The Hebrew of code 6 is the reference's own; it gives no text for the others. */
const TEXTS = {
  [-88]: MISSING_ESSENTIALS.messige,
  1: "מספר הזיהוי אינו מאושר בחשבון",
  2: "אורך החיוג אינו תקין, יש לבחור בין 6 ל-30 שניות",
  3: "מספר נסיונות החיוג חורג מהמותר בחשבון",
  4: "זמן ההמתנה בין הנסיונות אינו תקין, יש לבחור בין 5 ל-120 דקות",
  5: "אורך ההקלטה קצר מדי, המינימום הוא 5 שניות",
  6: "לא נמצאו מספרים תקינים/מאושרים לקבלת הודעות",
  7: "היתרה בחשבון אינה מספיקה",
  9: "לא ניתן לתזמן קמפיין ליותר מ-21 יום",
  13: "מספר הניתוב אינו תקין",
  18: "קובץ השמע אינו תקין",
  19: "ההקלטה ארוכה מ-300 שניות או שהעלאת הקובץ נכשלה",
  27: "כתובת ה-API אינה תקינה",
} as const;

export const refusal = (code: keyof typeof TEXTS, more: Refusal["more"] = {}) => new Refusal(code, TEXTS[code], more);

/** What is played or done on answer. `upload` and `spoken` become recordings of the account once the campaign is real. */
export type Message =
  | { kind: "recording"; name: string; seconds: number }
  | { kind: "upload"; data: Buffer; contentType: string; seconds: number }
  | { kind: "spoken"; text: string; seconds: number }
  | { kind: "extension" | "apiUrl"; seconds: number };

/** A campaignRun that passed every rule but the price. */
export type CampaignOrder = {
  title: string;
  externalID: string;
  externalDescription: string;
  callerId: string | null;
  callLengthSeconds: number;
  dialRetries: number;
  minutesBetweenRetries: number;
  quietHours: boolean;
  scheduledAt: number | null;
  maxRing: number | null;
  onHold: boolean;
  demo: boolean;
  keys: Keys;
  /** The keys as they were asked for, word for word. */
  keysAction: Record<string, unknown>;
  message: Message;
  accepted: Accepted;
};

export const MAX_DAYS_AHEAD = 21;
const DAY_MS = 86_400_000;
export const MAX_RING = 99_999;
// (D) A short text still lasts the shortest allowed message: the reference's own examples must succeed.
const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 300;
const CHARACTERS_A_SECOND = 13;
/** "fileLong (optional, seconds) … default is 60"; (D) the same for extensions, which have no length of their own either. */
const DEFAULT_SECONDS = 60;

/** Reads a campaignRun by the table "Request parameters". @throws Refusal with the code of the table "Error codes". */
export async function readOrder(request: ActionRequest, sandbox: Sandbox): Promise<CampaignOrder> {
  const { fields, files } = request;
  const phones = rawPhones(fields["phones"], files["phones"]?.data);
  if (phones === null) throw refusal(-88);
  const callerId = textField(fields, "callId") ?? null;
  if (callerId !== null && !sandbox.callerIds.has(callerId)) throw refusal(1);
  const callLengthSeconds = ranged(fields, "callLength", 25, 6, 30);
  if (callLengthSeconds === null) throw refusal(2);
  const dialRetries = ranged(fields, "dialRetries", 1, 0, 5);
  if (dialRetries === null) throw refusal(3);
  // "Required", with a documented default of 20: absent is 20.
  const minutesBetweenRetries = ranged(fields, "betweenRetries", 20, 5, 120);
  if (minutesBetweenRetries === null) throw refusal(4);
  const scheduledAt = readSchedule(fields, sandbox.clock.now());
  const keys = readKeys(fields);
  if (keys === null) throw refusal(13);
  const message = await readMessage(request, sandbox);
  const accepted = acceptPhones(phones, sandbox.optOuts);
  const { phones: dialled, ...buckets } = accepted;
  // "The response's `errorPhones` and `blockedPhones` counts … tell you which bucket your losses fell into."
  if (dialled.length === 0) throw refusal(6, buckets);
  const maxRing = ranged(fields, "maxRing", 0, 1, MAX_RING);
  return {
    ...readLabels(fields),
    callerId: callerId?.replace(/\D/g, "") ?? null,
    callLengthSeconds,
    dialRetries,
    minutesBetweenRetries,
    quietHours: textField(fields, "reasonableHours") === "yes",
    scheduledAt,
    // No code is documented for a bad cap: like PHP's intval, what is no number from 1 up is no cap.
    maxRing: maxRing === 0 ? null : maxRing,
    onHold: textField(fields, "runType") === "hold",
    demo: textField(fields, "demo") === "yes",
    keys,
    keysAction: keyFields(fields),
    message,
    accepted,
  };
}

/** The title is kept to the letter; the two others are cut at their documented lengths, as a database column does. */
function readLabels(fields: ActionRequest["fields"]) {
  const { title } = fields;
  return {
    title: typeof title === "string" || typeof title === "number" ? String(title) : "",
    externalID: (textField(fields, "externalID") ?? "").slice(0, 50),
    externalDescription: (textField(fields, "externalDescription") ?? "").slice(0, 100),
  };
}

function ranged(fields: ActionRequest["fields"], name: string, fallback: number, least: number, most: number): number | null {
  const value = integerField(fields, name);
  if (value === undefined) return fallback;
  return value >= least && value <= most ? value : null;
}

/** A time that has passed means now. One that can't be read has no code of its own: 9, the code of `sendTime`. */
function readSchedule(fields: ActionRequest["fields"], now: number): number | null {
  const text = textField(fields, "sendTime");
  if (text === undefined) return null;
  const at = readSendTime(text);
  if (at === null || at > now + MAX_DAYS_AHEAD * DAY_MS) throw refusal(9);
  return at > now ? at : null;
}

/** Exactly one of the four options. (D) "Mixing them is undefined": here it is refused, so that a client's slip shows. */
async function readMessage({ fields, files }: ActionRequest, sandbox: Sandbox): Promise<Message> {
  const type = textField(fields, "messagesType") ?? "audioFile";
  const text = textField(fields, "audioText");
  const name = textField(fields, "audioFile");
  const file = files["audioFile"];
  const played = [text, name, file].filter((one) => one !== undefined).length;
  if (type === "audioFile") {
    if (played !== 1) throw refusal(-88);
    if (text !== undefined) return spoken(text);
    return file ? upload(file.data, file.contentType) : recorded(name ?? "", sandbox);
  }
  if (played > 0) throw refusal(-88);
  const seconds = ranged(fields, "fileLong", DEFAULT_SECONDS, 1, 86_400) ?? DEFAULT_SECONDS;
  if (type === "apiUrl") {
    if (!isApiUrl(textField(fields, "apiUrl"))) throw refusal(27);
    return { kind: "apiUrl", seconds };
  }
  if (type !== "extensionActivation" || textField(fields, "extensionActivation") === undefined) throw refusal(-88);
  return { kind: "extension", seconds };
}

function spoken(text: string): Message {
  const seconds = Math.max(SHORTEST_SECONDS, Math.ceil([...text].length / CHARACTERS_A_SECOND));
  if (seconds > LONGEST_SECONDS) throw refusal(19);
  return { kind: "spoken", text, seconds };
}

async function upload(data: Buffer, contentType: string): Promise<Message> {
  const seconds = await measureAudioSeconds(data);
  if (seconds === null) throw refusal(18);
  if (seconds < SHORTEST_SECONDS) throw refusal(5);
  if (seconds > LONGEST_SECONDS) throw refusal(19);
  return { kind: "upload", data, contentType, seconds: Math.round(seconds) };
}

function recorded(name: string, sandbox: Sandbox): Message {
  const recording = sandbox.recordings.get(name);
  if (!recording) throw refusal(18);
  return { kind: "recording", name, seconds: recording.seconds };
}

function isApiUrl(text: string | undefined): boolean {
  return text !== undefined && text.length <= 500 && /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** What the dialer must know of a message. */
export function messageKind(message: Message): MessageKind {
  return message.kind === "extension" || message.kind === "apiUrl" ? message.kind : "audio";
}
