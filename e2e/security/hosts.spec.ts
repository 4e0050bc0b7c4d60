import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "../fixtures";
import { demoPerson, own } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { all, ask } from "./wire";

const EVIL = "evil.example";
const targets = declaredRoutes().map(({ method, route }) => ({ method: method === "PAGE" ? "GET" : method, path: addressOf(route) }));

test("every address refuses another host's name, and repeats it nowhere", async ({ shofar }) => {
  const { port } = new URL(shofar.url);
  const hosts = [
    EVIL,
    `${EVIL}:${port}`,
    `127.0.0.1:${port}.${EVIL}`,
    `127.0.0.1:${port}@${EVIL}`,
    "127.0.0.1",
    "0.0.0.0",
    `127.0.0.2:${port}`,
  ];
  const requests = targets.flatMap((target) => hosts.map((host) => ({ ...target, headers: { ...own(shofar.url), host } })));
  const answers = await all(requests, (request) => ask(shofar.url, { ...request, cookie: demoPerson("admin").cookie }));
  const wrong = answers
    .map(({ status, headers, text }, index) => ({
      request: requests[index],
      status,
      echo: (JSON.stringify(headers) + text).includes(EVIL),
    }))
    .filter(({ status, echo }) => status !== 421 || echo);
  expect(wrong).toEqual([]);
});

test("no header makes another host's name our own", async ({ shofar }) => {
  const claims: Record<string, string>[] = [
    { "x-forwarded-host": EVIL },
    { "x-forwarded-host": EVIL, "x-forwarded-proto": "https", "x-forwarded-port": "443" },
    { forwarded: `host=${EVIL};proto=https` },
    { "x-host": EVIL, "x-original-host": EVIL, "x-forwarded-server": EVIL, "x-http-host-override": EVIL },
    { "x-forwarded-prefix": `//${EVIL}`, "x-original-url": `http://${EVIL}/` },
  ];
  const requests = [...targets.filter(({ method }) => method === "GET"), ...["csrf", "providers", "session"].map(authAddress)].flatMap(
    (target) => claims.map((headers) => ({ ...target, headers })),
  );
  const answers = await all(requests, (request) => ask(shofar.url, request));
  const wrong = answers
    .map(({ headers, text }, index) => ({ request: requests[index], echo: (JSON.stringify(headers) + text).includes(EVIL) }))
    .filter(({ echo }) => echo);
  expect(wrong).toEqual([]);
});

const authAddress = (name: string) => ({ method: "GET", path: `/api/auth/${name}` });

test("an address in absolute form, an old request without a host and two hosts get nothing", async ({ shofar }) => {
  const { host, port } = new URL(shofar.url);
  for (const [line, ...headers] of [
    [`GET http://${EVIL}/api/health HTTP/1.1`, `Host: ${EVIL}`],
    ["GET /api/health HTTP/1.0"],
    ["GET /api/health HTTP/1.1", "Host:"],
    ["GET /api/health HTTP/1.1", `Host: ${EVIL}`, `Host: ${host}`],
  ]) {
    const answer = await raw(Number(port), [line, ...headers, "Connection: close", "", ""].join("\r\n"));
    expect(answer, line).toMatch(/^HTTP\/1\.[01] (400|421)/);
    expect(answer.toLowerCase(), line).not.toContain(EVIL);
  }
});

test("a WebSocket is not opened", async ({ shofar }) => {
  const { host, port } = new URL(shofar.url);
  for (const target of ["/", "/api/campaigns/live", `http://${EVIL}/`]) {
    const request = [`GET ${target} HTTP/1.1`, `Host: ${host}`, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    const answer = await raw(Number(port), [...request, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "", ""].join("\r\n"));
    expect(answer, target).not.toMatch(/^HTTP\/1\.1 (101|2\d\d)/);
  }
});

/** What a socket is told before it is closed, or before two seconds of silence. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => undefined); // a reset is an answer too
  socket.setTimeout(2_000, () => socket.destroy());
  socket.write(request);
  await once(socket, "close");
  return answer;
}
