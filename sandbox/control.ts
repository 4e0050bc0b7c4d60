import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody, send, sendText } from "./answer.ts";
import type { Campaign } from "./campaign.ts";
import { type Faults, readFault } from "./faults.ts";
import { asInteger, parseJson } from "./fields.ts";
import { historyRow } from "./history.ts";
import { loadReport, MAX_LOAD_CALLS } from "./load-report.ts";
import { formatUnits } from "./money.ts";
import { PAGE_FILES, screensNow } from "./page.ts";
import type { Sandbox } from "./store.ts";

type Order = Record<string, unknown>;
type Control = { path: string; sandbox: Sandbox; faults: Faults; actions: string[] };
type Call = Control & { order: Order };

/** What is wrong with an order to the control plane, as a sentence; becomes HTTP 400. */
class BadOrder extends Error {}

const BODY_LIMIT_BYTES = 64 * 1024;
const MAX_ADVANCE_SECONDS = 400 * 86_400;
const PHONE_PATH = /^\/__sandbox\/phones\/([^/]+)$/;
const TEXT = "text/plain; charset=utf-8";

/** The routes of the operating contract, "The sandbox". */
const ROUTES = new Map<string, (call: Call) => unknown | Promise<unknown>>([
  ["GET /__sandbox/state", ({ sandbox }) => state(sandbox)],
  ["GET /__sandbox/screens", ({ sandbox }) => screensNow(sandbox)],
  ["GET /__sandbox/faults", ({ faults }) => faults.waiting()],
  ["POST /__sandbox/faults", plantFault],
  ["DELETE /__sandbox/faults", ({ faults }) => clearFaults(faults)],
  ["POST /__sandbox/advance", advance],
  ["POST /__sandbox/load-report", load],
  ["POST /__sandbox/network-trouble", troubleNetwork],
]);

export function isControlPath(path: string): boolean {
  return path.startsWith("/__sandbox/") || PAGE_FILES.has(path);
}

export async function serveControl(req: IncomingMessage, res: ServerResponse, control: Control): Promise<void> {
  const body = await readBody(req, BODY_LIMIT_BYTES);
  if (isFromElsewhere(req)) return sendText(res, 403, TEXT, "The control plane answers its own page and programs on this machine only.\n");
  const file = PAGE_FILES.get(control.path);
  if (file && req.method === "GET") {
    res.setHeader("content-security-policy", "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; connect-src 'self'");
    res.setHeader("x-content-type-options", "nosniff");
    return sendText(res, 200, file.type, file.text);
  }
  try {
    const result = await run(req.method ?? "", control, body);
    if (result === undefined) return sendText(res, 404, TEXT, `No ${req.method} ${control.path} in the control plane.\n`);
    return await send(res, result);
  } catch (error) {
    if (!(error instanceof BadOrder)) throw error;
    sendText(res, 400, "application/json; charset=utf-8", JSON.stringify({ error: error.message }));
  }
}

async function run(method: string, control: Control, body: Buffer | null): Promise<unknown> {
  await control.sandbox.settle();
  const phone = PHONE_PATH.exec(control.path)?.[1];
  if (method === "GET" && phone !== undefined) return control.sandbox.screens.callsTo(readPhoneOfPath(phone));
  const route = ROUTES.get(`${method} ${control.path}`);
  return route?.({ ...control, order: readOrder(body) });
}

function readPhoneOfPath(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new BadOrder("The phone in the path is not percent-encoded UTF-8.");
  }
}

function readOrder(body: Buffer | null): Order {
  if (body === null) throw new BadOrder(`The body is larger than ${BODY_LIMIT_BYTES} bytes.`);
  if (body.length === 0) return {};
  const value = parseJson(body.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadOrder("The body must be a JSON object.");
  return Object.fromEntries(Object.entries(value));
}

/** A page of another site, open in a browser on this machine, must not steer the sandbox. */
function isFromElsewhere(req: IncomingMessage): boolean {
  const { origin, host = "" } = req.headers;
  const isOwnName = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  return !isOwnName || (origin !== undefined && origin !== `http://${host}`);
}

function plantFault({ order, faults, actions }: Call): unknown {
  const fault = readFault(order, actions);
  if (typeof fault === "string") throw new BadOrder(fault);
  faults.plant(fault);
  return { faults: faults.waiting() };
}

function clearFaults(faults: Faults): unknown {
  faults.clear();
  return { faults: [] };
}

async function advance({ order, sandbox }: Call): Promise<unknown> {
  const { seconds } = order;
  if (typeof seconds !== "number" || !(seconds >= 0) || seconds > MAX_ADVANCE_SECONDS) {
    throw new BadOrder(`seconds must be a number from 0 to ${MAX_ADVANCE_SECONDS}: the clock goes forward only.`);
  }
  sandbox.clock.advance(seconds);
  await sandbox.settle();
  return { now: iso(sandbox.clock.now()) };
}

function load({ order, sandbox }: Call): Promise<{ campaignIds: number[] }> {
  const campaigns = asInteger(order["campaigns"] ?? 1);
  const calls = asInteger(order["calls"]);
  if (campaigns === null || campaigns < 1 || calls === null || calls < 1 || campaigns * calls > MAX_LOAD_CALLS) {
    throw new BadOrder(`campaigns and calls must be whole numbers from 1, together not more than ${MAX_LOAD_CALLS} calls.`);
  }
  const { hostile = false, escaped = false } = order;
  if (typeof hostile !== "boolean" || typeof escaped !== "boolean") throw new BadOrder("hostile and escaped must be true or false.");
  return loadReport(sandbox, { campaigns, calls, hostile, escaped });
}

/** A carrier's bad day, for one campaign's calls from now on. */
function troubleNetwork({ order, sandbox }: Call): unknown {
  const { share } = order;
  const campaign = sandbox.campaign(asInteger(order["campaignId"]) ?? 0);
  if (!campaign) throw new BadOrder("campaignId must be a campaign's number.");
  if (typeof share !== "number" || !(share >= 0 && share <= 1)) throw new BadOrder("share must be a number from 0 to 1.");
  campaign.dialer.setNetworkTrouble(share, sandbox.clock.now(), sandbox.observer(campaign));
  return { campaignId: campaign.facts.id, share };
}

/** Campaigns as the history shows them, with what the history keeps to itself. */
async function state(sandbox: Sandbox): Promise<unknown> {
  await sandbox.settle();
  const { pace, seed } = sandbox.options;
  const now = sandbox.clock.now();
  return {
    now: iso(now),
    pace,
    seed,
    balance: formatUnits(sandbox.balanceCents),
    campaigns: sandbox.campaigns().map((campaign) => ({ ...historyRow(campaign, now), ...orderOf(campaign) })),
    dispatches: sandbox.dispatches.map((dispatch) => ({ ...dispatch, at: iso(dispatch.at) })),
    requests: sandbox.requests.map((request) => ({ ...request, at: iso(request.at) })),
  };
}

/** What campaignRun asked for and the history does not tell. */
function orderOf({ facts, dialer: { plan } }: Campaign) {
  const { externalID, externalDescription, callerId, keysAction, scheduledAt } = facts;
  const { callLengthSeconds: callLength, dialRetries, quietHours: reasonableHours } = plan;
  const sendTime = scheduledAt === null ? null : iso(scheduledAt);
  return { externalID, externalDescription, callerId, keysAction, callLength, dialRetries, reasonableHours, sendTime };
}

const iso = (at: number) => new Date(at).toISOString();
