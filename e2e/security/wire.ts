import { Agent, type Dispatcher } from "undici";
import { searchAnswer } from "../watch";

/** What a request is, to the letter: nothing is added, nothing is made nicer. */
export interface Asked {
  method?: string;
  /** As it goes on the line: `//api`, `%2f` and the like stay as they are. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  cookie?: string;
}

export interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Of a stream, what came first. */
  text: string;
}

const agent = new Agent({ connections: 16 });

/** Asks as a script would that knows no rules. Redirects are not followed; a stream is left after its first bytes. */
export async function ask(url: string, { method = "GET", path, headers = {}, body, cookie }: Asked): Promise<Answered> {
  const answer = await agent.request({
    origin: new URL(url).origin,
    path,
    method: method as Dispatcher.HttpMethod,
    headers: { ...headers, ...(cookie && { cookie }) },
    body: body ?? null,
  });
  const streams = String(answer.headers["content-type"]).startsWith("text/event-stream");
  let text = "";
  for await (const chunk of answer.body) {
    text += Buffer.from(chunk).toString("utf8");
    if (streams) break;
  }
  searchAnswer(`${method} ${path}`, JSON.stringify(answer.headers) + text);
  return { status: answer.statusCode, headers: answer.headers, text };
}

export const header = (answer: Answered, name: string) => String(answer.headers[name] ?? "");

/** Runs all of them, a few at a time, and keeps their order. */
export async function all<T, R>(items: readonly T[], work: (item: T) => Promise<R>, atOnce = 8): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
