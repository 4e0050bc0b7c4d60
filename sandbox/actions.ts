import type { Handler } from "./action.ts";
import { addDid } from "./add-did.ts";
import { campaignHold, campaignResumption, campaignRun, campaignStop, maxRingSet } from "./campaigns.ts";
import { campaignsHistory } from "./history.ts";
import { mailingListActions } from "./mailing-list-actions.ts";
import { campaignReport } from "./reports.ts";

const campaignActions: Record<string, Handler> = {
  campaignRun,
  campaignsHistory,
  campaignReport,
  max_ringSet: maxRingSet,
  campaignHold,
  campaignResumption,
  campaignStop,
  addDid,
};

/** The two endpoints and their actions; the names are case-sensitive. */
export const ENDPOINTS: ReadonlyMap<string, ReadonlyMap<string, Handler>> = new Map([
  ["/campaignApi.php", new Map(Object.entries(campaignActions))],
  ["/mailingListsApi.php", new Map(Object.entries(mailingListActions))],
]);

/** Actions that change nothing. */
export const READ_ACTIONS: ReadonlySet<string> = new Set(["campaignsHistory", "campaignReport", "phonesList"]);

export const ACTION_NAMES = [...ENDPOINTS.values()].flatMap((actions) => [...actions.keys()]);
