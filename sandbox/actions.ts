import type { Handler } from "./action.ts";
import { addDid } from "./caller-ids.ts";
import { mailingListActions } from "./mailing-list-actions.ts";

/** The two endpoints and their actions; the names are case-sensitive. */
export const ENDPOINTS: ReadonlyMap<string, ReadonlyMap<string, Handler>> = new Map([
  ["/campaignApi.php", new Map(Object.entries({ addDid }))],
  ["/mailingListsApi.php", new Map(Object.entries(mailingListActions))],
]);

export const ACTION_NAMES = [...ENDPOINTS.values()].flatMap((actions) => [...actions.keys()]);
