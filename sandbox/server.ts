import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ActionRequest, Handler } from "./action.ts";
import { ACTION_NAMES, ENDPOINTS, READ_ACTIONS } from "./actions.ts";
import { answer, readBody, send, sendText } from "./answer.ts";
import { parseRequest } from "./body.ts";
import { isControlPath, serveControl } from "./control.ts";
import { Faults } from "./faults.ts";
import { asText } from "./fields.ts";
import { ACCESS_DENIED, MISSING_ESSENTIALS } from "./refusals.ts";
import type { Sandbox } from "./store.ts";

/** Five minutes of stereo WAV are 53 MB; 1,000,000 phones as JSON are 13 MB. */
const BODY_LIMIT_BYTES = 128 * 1024 * 1024;

type Keep = () => Promise<void>;
type Served = { sandbox: Sandbox; faults: Faults; keep: Keep };
export type RunningSandbox = { url: string; port: number; close(): Promise<void> };

/**
 * Serves both APIs, the control plane and the page on loopback. Port 0 takes a free one.
 * @param keep makes what a write did last, before the write is answered
 */
export async function serve(sandbox: Sandbox, port: number, keep: Keep = async () => undefined): Promise<RunningSandbox> {
  const faults = new Faults();
  const server = createServer((req, res) => {
    handle(req, res, { sandbox, faults, keep }).catch((error: unknown) => {
      if (!req.complete) return; // The client gave up in the middle of its body; nobody waits for an answer.
      console.error("sandbox:", error);
      if (res.headersSent) res.destroy();
      else sendText(res, 500, "text/plain; charset=utf-8", "The sandbox itself failed; its output says why.\n");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, close: () => close(server) };
}

/** What is asked for. A path stays one however it begins (`//`); a target that is no address is the path `/*`, which nobody serves. */
function target({ url = "/" }: IncomingMessage): URL {
  const address = url.startsWith("/") ? `http://sandbox${url}` : url;
  return new URL(URL.canParse(address) ? address : "http://sandbox/*");
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

async function handle(req: IncomingMessage, res: ServerResponse, served: Served): Promise<void> {
  const { sandbox, faults } = served;
  const url = target(req);
  const actions = ENDPOINTS.get(url.pathname);
  if (actions) return serveAction(req, res, { ...served, url, actions });
  if (isControlPath(url.pathname)) return serveControl(req, res, { path: url.pathname, sandbox, faults, actions: ACTION_NAMES });
  if (url.pathname === "/audio.php" && req.method === "GET") return serveRecording(res, url, sandbox);
  sendText(res, 404, "text/plain; charset=utf-8", "Not found. The APIs are POST /campaignApi.php and POST /mailingListsApi.php.\n");
}

/** The recording that a history row's `audioUrl` names: `audio.php?type=ivr&audio=FILENAME`, relative to the base address. */
function serveRecording(res: ServerResponse, url: URL, sandbox: Sandbox): void {
  const sound = url.searchParams.get("type") === "ivr" ? sandbox.recordings.sound(url.searchParams.get("audio") ?? "") : null;
  if (!sound) {
    sendText(res, 404, "text/html; charset=UTF-8", "<h1>404 Not Found</h1>\n");
    return;
  }
  const type = /^audio\/[\w.+-]+$/.test(sound.contentType) ? sound.contentType : "application/octet-stream";
  res.writeHead(200, { "content-type": type, "content-length": sound.data.length }).end(sound.data);
}

type Called = Served & { url: URL; actions: ReadonlyMap<string, Handler> };

async function serveAction(req: IncomingMessage, res: ServerResponse, called: Called): Promise<void> {
  const { url, sandbox, faults } = called;
  const ip = (req.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const body = await readBody(req, BODY_LIMIT_BYTES);
  if (!sandbox.options.allowIps.includes(ip)) return send(res, ACCESS_DENIED);
  if (req.method !== "POST") return send(res, MISSING_ESSENTIALS);
  if (body === null) return sendText(res, 413, "text/html; charset=UTF-8", "<h1>413 Request Entity Too Large</h1>\n");
  const { fields, files } = await parseRequest(url.search, req.headers["content-type"] ?? "", body);
  const action = asText(fields["action"]);
  const fault = faults.take(action);
  sandbox.logRequest(action, fault !== null, url.search.includes(sandbox.options.apiKey));
  return answer(res, fault, () => perform({ action, fields, files, ip }, called));
}

async function perform(request: ActionRequest, { actions, sandbox, keep }: Called): Promise<unknown> {
  const handler = actions.get(request.action);
  if (!handler || asText(request.fields["apiKey"]) !== sandbox.options.apiKey) return MISSING_ESSENTIALS;
  const result = await handler(request, sandbox);
  if (!READ_ACTIONS.has(request.action)) await keep();
  return result;
}
