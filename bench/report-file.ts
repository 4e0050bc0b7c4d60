import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { SandboxClient } from "../e2e/sandbox-client";
import { startSandbox } from "./own-sandbox";

/** Writes what the sandbox answers for a campaign of that size. @param order.escaped as PHP writes it unless told otherwise, `\\uXXXX` */
export async function writeReport(file: string, order: { calls: number; escaped: boolean }): Promise<void> {
  const sandbox = await startSandbox();
  try {
    const [campaignId] = await new SandboxClient(sandbox.url).loadReport(order.calls, 1, { escaped: order.escaped });
    const body = JSON.stringify({ apiKey: sandbox.apiKey, action: "campaignReport", campaignId });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${sandbox.url}/campaignApi.php`, { method: "POST", headers, body });
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(file));
  } finally {
    await sandbox.stop();
  }
}
