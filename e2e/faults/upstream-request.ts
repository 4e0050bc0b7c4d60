/** What the line tells apart. `dryRun` is a `campaignRun` with `demo=yes`, which creates nothing. */
export type Action =
  | "campaignRun"
  | "dryRun"
  | "campaignsHistory"
  | "campaignResumption"
  | "campaignHold"
  | "campaignStop"
  | "max_ringSet"
  | "campaignReport";

/** A request to IP-Sales as it passes the line. */
export interface UpstreamRequest {
  action: string;
  path: string;
  contentType: string;
  body: Buffer;
}

/**
 * The action that as much of a body as has come names; undefined while it names none. Numbers and texts stand before it in our JSON, files
 * after it in our multipart.
 */
export function actionIn(body: string): string | undefined {
  const action = /"action":"(\w+)"|name="action"\r\n\r\n(\w+)\r\n/.exec(body)?.slice(1).find(Boolean);
  return action === "campaignRun" && /"demo":"yes"|name="demo"\r\n\r\nyes\r\n/.test(body) ? "dryRun" : action;
}

/** The title that a request gives a campaign, if it gives one. */
export function titleIn({ body }: Pick<UpstreamRequest, "body">): string | undefined {
  const text = body.toString("utf8");
  const json = /"title":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return json === undefined ? /name="title"\r\n\r\n([^\r]*)\r\n/.exec(text)?.[1] : JSON.parse(json);
}

/** The same request with another title. */
export function withTitle(request: UpstreamRequest, change: (title: string) => string): UpstreamRequest {
  const title = titleIn(request);
  if (title === undefined) throw new Error(`${request.action} gives no title`);
  const [before, after] = [title, change(title)];
  const text = request.body.toString("utf8");
  const changed = text
    .replace(`"title":${JSON.stringify(before)}`, () => `"title":${JSON.stringify(after)}`)
    .replace(`name="title"\r\n\r\n${before}\r\n`, () => `name="title"\r\n\r\n${after}\r\n`);
  return { ...request, body: Buffer.from(changed) };
}
