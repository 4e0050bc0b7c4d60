import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Dashboard } from "../e2e/faults/dashboard";
import { startWorld, type World } from "../e2e/faults/world";
import type { LiveFigure } from "./live";
import { spreadOf } from "./measure";
import { read } from "./requests";

const ROWS = 50_000;
const ROUNDS = 3;
const MANY = 250_000;
const PAGES = 9;
/** Three readings, a snapshot and fifty requests against one: what it costs that nobody is lost or un-blocked. */
const RATIO_LIMIT = 12;
const PAGE_LIMIT_MS = 1_000;
/** Mostly the reading of one body of thirty megabytes. */
const GAP_LIMIT_MS = 1_000;

const Job = z.object({
  job: z.looseObject({ state: z.string(), result: z.nullable(z.object({ added: z.number(), updated: z.number() })) }),
});
const Begun = z.object({ job: z.object({ id: z.string() }) });
const Told = z.object({ longestGapMs: z.number() });

/** The server's own event loop is watched from inside: for how long it answered nobody while it worked on a list. */
const WATCHED = { NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, "tells-gaps.mjs")).href}` };

/** An import through the dashboard, which reads, keeps, plans, sends in batches and reads again, against one bare upload of the same rows. */
export async function lists(say: (line: string) => void): Promise<LiveFigure[]> {
  const world = await startWorld({ environment: WATCHED });
  try {
    const [dashboard] = world.dashboards as [Dashboard];
    const bench = new ListBench(world, dashboard, await world.people.marketing.headers(dashboard.url));
    return [await importing(bench, say), ...(await reading(bench, say))];
  } finally {
    await world.end();
  }
}

async function importing(bench: ListBench, say: (line: string) => void): Promise<LiveFigure> {
  const rows = people(ROWS);
  const times: { ours: number; other: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [ours, other] = [await bench.register(), await bench.register()];
    times.push({ ours: await timeOf(() => bench.import(ours, rows)), other: await timeOf(() => bench.upload(other, rows)) });
    say(
      `${ROWS.toLocaleString("en")} contacts: ${times.at(-1)?.ours.toFixed(0)} ms by an import, ${times.at(-1)?.other.toFixed(0)} ms bare`,
    );
  }
  const counted = times.slice(1);
  const median = (of: (time: (typeof times)[number]) => number) => spreadOf(counted.map(of)).median;
  const name = `import of ${ROWS.toLocaleString("en")} contacts ÷ a bare upload`;
  return {
    name,
    unit: "ms",
    ours: median(({ ours }) => ours),
    other: median(({ other }) => other),
    ratio: median(({ ours, other }) => ours / other),
    limit: RATIO_LIMIT,
  };
}

async function reading(bench: ListBench, say: (line: string) => void): Promise<LiveFigure[]> {
  const listId = await bench.register();
  const rows = people(MANY);
  await bench.upload(listId, rows);
  const first = await timeOf(() => bench.page(listId, 1));
  const times: number[] = [];
  for (let round = 0; round < PAGES; round++)
    times.push(await timeOf(() => bench.page(listId, 1 + Math.floor((round / PAGES) * (MANY / 50)))));
  say(`a page of ${MANY.toLocaleString("en")} contacts: ${first.toFixed(0)} ms at first`);
  await bench.gap();
  const began = performance.now();
  await bench.import(
    listId,
    rows.map((row) => ({ ...row, firstName: `${row.firstName} יותר` })),
  );
  say(`all ${MANY.toLocaleString("en")} changed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const alone = { other: null, ratio: null, unit: "ms" };
  return [
    { ...alone, name: `page of a list of ${MANY.toLocaleString("en")}`, ours: spreadOf(times).median, limit: PAGE_LIMIT_MS },
    { ...alone, name: `longest gap of the server, ${MANY.toLocaleString("en")} imported`, ours: await bench.gap(), limit: GAP_LIMIT_MS },
  ];
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    phone: `05${String(20_000_000 + index)}`,
    firstName: `שם ${index}`,
    lastName: "משפחה",
    email: `person${index}@example.com`,
  }));
type Rows = ReturnType<typeof people>;

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

class ListBench {
  #lists = 700;

  constructor(
    private readonly world: World,
    private readonly dashboard: Dashboard,
    private readonly headers: Record<string, string>,
  ) {}

  async register(): Promise<number> {
    const id = this.#lists++;
    await this.#ask("lists", { id, name: `list ${id}` }, 201);
    return id;
  }

  /** Until the job is over. @throws unless everybody was added or changed */
  async import(listId: number, rows: Rows): Promise<void> {
    const begun = Begun.parse(await this.#ask(`lists/${listId}/import`, { mode: "merge", contacts: rows }, 202));
    for (;;) {
      const { job } = Job.parse(await this.#ask(`lists/${listId}/jobs/${begun.job.id}`));
      if (job.state === "done" && (job.result?.added ?? 0) + (job.result?.updated ?? 0) === rows.length) return;
      if (job.state !== "running" && job.state !== "reading") throw new Error(`the import is ${JSON.stringify(job)}`);
      await pause(20);
    }
  }

  page(listId: number, page: number): Promise<unknown> {
    return this.#ask(`lists/${listId}/contacts?page=${page}&pageSize=50`);
  }

  /** Everything in one request, as the reference's first recipe has it. */
  async upload(listId: number, rows: Rows): Promise<void> {
    const apiKey = this.world.sandbox.key;
    const phones = rows.map((row) => ({ ...row, status: 0 }));
    await read(`${this.world.line.url}/mailingListsApi.php`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ apiKey, action: "uplodePhones", mailingList: listId, insertType: "all", phones }),
    });
  }

  async gap(): Promise<number> {
    const told = once(this.dashboard.child, "message");
    this.dashboard.child.send("gap");
    return Told.parse((await told)[0]).longestGapMs;
  }

  async #ask(address: string, body?: unknown, status = 200): Promise<unknown> {
    const headers = { ...this.headers, origin: this.dashboard.url, ...(body !== undefined && { "content-type": "application/json" }) };
    const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    return JSON.parse(await read(`${this.dashboard.url}/api/${address}`, { headers, ...sent }, status));
  }
}
