import { type Handler, JsonText } from "./action.ts";
import type { Campaign } from "./campaign.ts";
import { timeOfDay } from "./clock.ts";
import { integerField } from "./fields.ts";
import { hostileRow } from "./hostile-rows.ts";
import { formatUnits } from "./money.ts";
import { customerName } from "./names.ts";
import { trunkOf } from "./nature.ts";
import { outcomeAt } from "./outcomes.ts";
import { formatPhone } from "./phone-rules.ts";
import { hash } from "./random.ts";
import { type Recipient, RecipientState, type Recipients } from "./recipients.ts";
import { MISSING_ESSENTIALS } from "./refusals.ts";

const ROWS_A_PIECE = 500;

/** `campaignReport`: the campaign and a row for each recipient. Every value is a string; keys and order are the reference's. */
export const campaignReport: Handler = async (request, sandbox) => {
  const id = integerField(request.fields, "campaignId");
  if (id === undefined) return MISSING_ESSENTIALS;
  await sandbox.settle();
  const campaign = sandbox.campaign(id);
  if (!campaign) return { errorCode: 1, note: "הקמפיין לא נמצא" };
  // The text is made while it is sent; calls that go on meanwhile must not change it half way.
  const recipients = campaign.atRest ? campaign.dialer.recipients : campaign.dialer.recipients.snapshot();
  const { hostile = false, escaped = false } = campaign.facts.report ?? {};
  const { seed } = campaign.dialer.plan;
  const rowOf = (place: number) => {
    const row = reportRow(recipients.at(place), seed);
    return hostile ? hostileRow(row, place, seed) : row;
  };
  const text = reportText(JSON.stringify(reportHead(campaign)), recipients, rowOf);
  return new JsonText(escaped ? asPhpEscapes(text) : text);
};

function* reportText(head: string, recipients: Recipients, rowOf: (place: number) => Record<string, string>): Generator<string> {
  yield `{"campaign":${head},"calls":[`;
  for (let from = 0; from < recipients.size; from += ROWS_A_PIECE) {
    const rows: string[] = [];
    const until = Math.min(from + ROWS_A_PIECE, recipients.size);
    for (let i = from; i < until; i += 1) rows.push(JSON.stringify(rowOf(i)));
    yield (from === 0 ? "" : ",") + rows.join(",");
  }
  yield "]}";
}

/** JSON text as PHP's `json_encode` writes it unless told otherwise: `\u05e9` for every letter beyond ASCII, and `\/`. */
function* asPhpEscapes(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield piece.replace(/[\u0080-\uffff/]/g, phpEscape);
}

const escapes = new Map([["/", "\\/"]]);

function phpEscape(unit: string): string {
  const known = escapes.get(unit);
  if (known !== undefined) return known;
  const written = `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  escapes.set(unit, written);
  return written;
}

function reportHead({ facts, dialer, atRest }: Campaign): Record<string, string> {
  const { plan, totals, counts } = dialer;
  const routingUnits = Math.ceil(totals.routedSeconds / 60);
  return {
    id: String(facts.id),
    title: facts.title,
    callId: internalCallId(plan.seed, facts.id),
    status: atRest ? "הסתיים" : "טרם הסתיים",
    recipients: String(counts.total),
    dialRetries: String(plan.dialRetries),
    betweenRetriesMinutes: String(plan.minutesBetweenRetries),
    callLength: String(plan.callLengthSeconds),
    billing: formatUnits(facts.priceCents),
    // "Present only if used"
    ...(routingUnits > 0 ? { ipRoutingUnits: String(routingUnits) } : {}),
    ...(totals.speechUnits > 0 ? { sttUnits: String(totals.speechUnits) } : {}),
    answeredCalls: String(totals.answered),
  };
}

/** "Internal call id", of the form of the reference's `abc-xyz`. */
function internalCallId(seed: number, id: number): string {
  const letters = hash(seed, id).toString(36).padStart(6, "0").slice(-6);
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

/** (D) Who was never dialled has a row too: status `notDialed` and empty fields. A first call in the air has no outcome yet. */
export function reportRow(recipient: Recipient, seed: number): Record<string, string> {
  const { phone, state, outcome: place, attempts } = recipient;
  const trunk = trunkOf(seed, phone);
  const outcome = place === null || state === RecipientState.dialing ? null : outcomeAt(place);
  const flag = (had: boolean) => (trunk.reportsRinging ? (had ? "yes" : "no") : "");
  return {
    phone: formatPhone(phone),
    name: customerName(seed, phone),
    status: outcome?.status ?? (state === RecipientState.dialing ? "dialing" : "notDialed"),
    lastCall: attempts === 0 ? "" : timeOfDay(recipient.lastCallAt),
    retries: attempts === 0 ? "" : String(attempts - 1),
    duration: outcome ? minutesSeconds(recipient.talkSeconds) : "",
    digits: outcome ? recipient.digits : "",
    trunk: attempts === 0 ? "" : trunk.name,
    sipCode: outcome?.sipCode ?? "",
    q850Text: outcome ? (trunk.translated ? outcome.q850Text : outcome.english) : "",
    sipText: outcome?.sipText ?? "",
    had180: outcome ? flag(outcome.had180) : "",
    had183: outcome ? flag(outcome.had183) : "",
  };
}

/** `mm:ss`; minutes may exceed 59. */
function minutesSeconds(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
