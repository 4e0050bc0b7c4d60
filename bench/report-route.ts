import type { Product } from "../e2e/product";
import { SandboxClient } from "../e2e/sandbox-client";
import type { Measure } from "./measure";
import { read, upstreamAction } from "./requests";

const CALLS = 100_000;

/** What a click on a large campaign costs, against what it would cost to fetch its report from IP-Sales' side each time. */
export async function reportRoute(product: Product, cookie: string): Promise<Measure> {
  const [campaignId] = await new SandboxClient(product.sandboxUrl).loadReport(CALLS);
  const ask = upstreamAction(product.sandboxUrl, product.canary);
  return {
    name: `report of ${CALLS.toLocaleString("en")} calls, warm`,
    ours: {
      label: "GET /api/campaigns/:id/report",
      run: () => read(`${product.url}/api/campaigns/${campaignId}/report`, { headers: { cookie } }),
    },
    other: { label: "the sandbox's campaignReport", run: () => ask({ action: "campaignReport", campaignId }) },
    rounds: 9,
  };
}
