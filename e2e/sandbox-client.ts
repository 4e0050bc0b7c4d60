import { z } from "zod";

const Dispatch = z.looseObject({ campaignId: z.union([z.string(), z.number()]), title: z.string(), phones: z.unknown(), at: z.unknown() });
const State = z.looseObject({
  campaigns: z.array(z.looseObject({})),
  dispatches: z.array(Dispatch),
  requests: z.array(z.looseObject({ action: z.string() })),
});
const PhoneCalls = z.array(z.looseObject({ from: z.string(), at: z.unknown(), kind: z.string() }));
const LoadedReports = z.object({ campaignIds: z.array(z.union([z.string(), z.number()])) });

interface Fault {
  /** An action of the upstream's APIs; `*` = any. */
  action: string;
  kind:
    | "delay"
    | "hang-before"
    | "hang-after"
    | "reset-before"
    | "reset-after"
    | "http-500"
    | "html-200"
    | "php-warning"
    | "bom"
    | "truncated"
    | "empty"
    | "access-denied";
  times: number;
  ms?: number;
}

/** The sandbox's control plane (operating contract, "The sandbox"). */
export class SandboxClient {
  constructor(private readonly url: string) {}

  async state() {
    return State.parse(await this.#ask("GET", "/__sandbox/state"));
  }

  /** What really began to dial; one campaign's by its title. */
  async dispatches({ title }: { title: string }) {
    return (await this.state()).dispatches.filter((dispatch) => dispatch.title === title);
  }

  async phone(phone: string) {
    return PhoneCalls.parse(await this.#ask("GET", `/__sandbox/phones/${phone}`));
  }

  async advance(seconds: number): Promise<void> {
    await this.#ask("POST", "/__sandbox/advance", { seconds });
  }

  async fault(fault: Fault): Promise<void> {
    await this.#ask("POST", "/__sandbox/faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.#ask("DELETE", "/__sandbox/faults");
  }

  /**
   * Ended campaigns of that size. `hostile`: rows that attack what reads and shows them; `escaped`: the answer's text is written as PHP's
   * `json_encode` does (`\u05e9`) instead of UTF-8.
   */
  async loadReport(calls: number, campaigns = 1, how: { hostile?: boolean; escaped?: boolean } = {}) {
    return LoadedReports.parse(await this.#ask("POST", "/__sandbox/load-report", { campaigns, calls, ...how })).campaignIds;
  }

  /** From now on this share of the campaign's calls fails in the network. */
  async networkTrouble(campaignId: number, share: number): Promise<void> {
    await this.#ask("POST", "/__sandbox/network-trouble", { campaignId, share });
  }

  async #ask(method: string, route: string, body?: object): Promise<unknown> {
    const init = body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {};
    const response = await fetch(this.url + route, { method, ...init });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }
}
