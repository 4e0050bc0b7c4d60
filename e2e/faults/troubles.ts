import { type UpstreamRequest, withTitle } from "./upstream-request";

/** What becomes of one request on its way to IP-Sales and back. Everything that is left out goes well. */
export interface Trouble {
  /** When IP-Sales gets it: before the answer (`once`), twice over, never, or when the test says `line.arrive()`. */
  forward?: "once" | "twice" | "never" | "later";
  /** What is changed on the way up. */
  up?: (request: UpstreamRequest) => UpstreamRequest;
  /** What is changed in the JSON on the way down. */
  down?: (value: unknown) => unknown;
  /** What the dashboard gets; IP-Sales' answer unless told. */
  answer?: AnswerTrouble;
  /** The answer comes so much later. */
  delayMs?: number;
  /** Reset as soon as the action can be told, however much of the body is still on its way. */
  cutUpload?: boolean;
  /** What the door is from now on, before this request is answered: the next connection meets it. */
  thenDoor?: "refused" | "silent";
}

type AnswerTrouble =
  | { kind: "reset" }
  | { kind: "hang" }
  | { kind: "says"; text: string; status?: number; headers?: Record<string, string> }
  | { kind: "spoilt"; write: (text: string) => string }
  /** One byte after the other. */
  | { kind: "drip"; msPerByte: number };

const HTML = "<!DOCTYPE html>\n<html><body><h1>An error occurred.</h1></body></html>\n";
const WARNING = "<br />\n<b>Warning</b>:  Undefined array key 1 in <b>/var/www/html/campaignApi.php</b> on line <b>214</b><br />\n";

const says = (text: string, status = 200): Trouble => ({ forward: "never", answer: { kind: "says", text, status } });
const spoilt = (write: (text: string) => string): Trouble => ({ answer: { kind: "spoilt", write } });

/** The troubles of faults.md by name; `-after` and `-before` tell whether IP-Sales did what it was asked. */
export const TROUBLES = {
  "reset-before": { forward: "never", answer: { kind: "reset" } },
  "reset-upload": { cutUpload: true },
  "reset-after": { answer: { kind: "reset" } },
  "hang-before": { forward: "never", answer: { kind: "hang" } },
  "hang-after": { answer: { kind: "hang" } },
  "500-before": says(HTML, 500),
  "502-before": says(HTML, 502),
  "503-before": says(HTML, 503),
  "504-before": says(HTML, 504),
  "500-after": { answer: { kind: "says", text: HTML, status: 500 } },
  "502-after": { answer: { kind: "says", text: HTML, status: 502 } },
  "503-after": { answer: { kind: "says", text: HTML, status: 503 } },
  "504-after": { answer: { kind: "says", text: HTML, status: 504 } },
  "html-before": says(HTML),
  "html-after": { answer: { kind: "says", text: HTML } },
  "truncated-after": spoilt((text) => text.slice(0, Math.ceil(text.length / 2))),
  "empty-before": says(""),
  "empty-after": spoilt(() => ""),
  "bom-after": spoilt((text) => `\uFEFF${text}`),
  "warning-after": spoilt((text) => WARNING + text),
  "trailing-after": spoilt((text) => `${text}\n<!-- 0.012 s -->`),
  "two-objects-after": spoilt((text) => text + text),
  /** Longer than the dashboard waits, whatever it waits for. */
  "drip-after": { answer: { kind: "drip", msPerByte: 1_000 } },
  "access-denied": says('{"errorCode":-99,"status":"error"}'),
  "code-999": says('{"errorCode":999,"messige":"חדש"}'),
  /** The answer is lost now, and IP-Sales gets the request when the test says `line.arrive()`. */
  late: { forward: "later", answer: { kind: "reset" } },
  /** Something on the way repeats it: two campaigns with one token, and the answer is lost. */
  twice: { forward: "twice", answer: { kind: "reset" } },
  /** This one is answered; the next connection is refused. */
  "then-refused": { thenDoor: "refused" },
  /** This one is answered; the next connection gets no answer at all. */
  "then-silent": { thenDoor: "silent" },
} as const satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof TROUBLES;

/** A redirect that would carry the key elsewhere. @param status 302, 307 or 308 @param to for example a canary's address */
export function redirect(status: number, to: string): Trouble {
  return { forward: "never", answer: { kind: "says", text: "", status, headers: { location: `${to}/campaignApi.php` } } };
}

/** IP-Sales gets another title than the dashboard sent: cut, escaped, in the wrong letters. */
export function titleSentAs(change: (title: string) => string): Trouble {
  return { up: (request) => withTitle(request, change) };
}

/** The same, and the answer is lost: the history is all that is left to find it by. */
export function titleLostAs(change: (title: string) => string): Trouble {
  return { ...titleSentAs(change), answer: { kind: "reset" } };
}

/** What becomes of a title in systems that don't know better. */
export const TITLE_CHANGES = {
  /** The token stands at the end, so it goes first. */
  cut: (title: string) => Array.from(title).slice(0, -4).join(""),
  escaped: (title: string) => title.replace(/[&<>"'·]/g, (letter) => `&#${letter.codePointAt(0)};`),
  /** UTF-8 read as Windows-1252. */
  mojibake: (title: string) => Buffer.from(title, "utf8").toString("latin1"),
  trimmed: (title: string) => title.replace(/\s*·.*$/u, ""),
} as const;

type Row = Record<string, unknown>;

/** The history shows other rows than there are. */
export function history(change: (rows: Row[]) => Row[]): Trouble {
  return { down: (value) => (Array.isArray(value) ? change(value) : value) };
}

export const EMPTY_HISTORY = history(() => []);

/** A history that doesn't reach back, or shows a copy that is behind: rows below or above a number are missing. */
export const historyOf = ({ from = 0, to = Number.MAX_SAFE_INTEGER }: { from?: number; to?: number }): Trouble =>
  history((rows) => rows.filter(({ id }) => Number(id) >= from && Number(id) <= to));

/** The history shows each title changed. */
export const historyTitledAs = (change: (title: string) => string): Trouble =>
  history((rows) => rows.map((row) => ({ ...row, title: change(String(row["title"])) })));
