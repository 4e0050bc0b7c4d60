import "server-only";
import type { AudienceSpec, CampaignSpec } from "@/lib/campaigns/schema";
import { readClock } from "@/lib/db/clock";
import { registryStanding } from "@/lib/lists/registry-check";
import { readLists } from "@/lib/lists/store";
import { israelDay } from "@/lib/time";
import type { DryRunAnswer } from "./schema";

interface Asked {
  spec: Pick<CampaignSpec, "audience" | "schedule">;
}

/**
 * Registered marketing lists of an order that were not compared with the national registry lately, by the day on which their people would
 * be called, or of which nobody wrote down where they agreed. Told, never refused.
 */
export async function listWarnings({ spec }: Asked): Promise<DryRunAnswer["listWarnings"]> {
  const asked = listsIn(spec.audience);
  if (asked.size === 0) return [];
  const { startAt } = spec.schedule;
  const day = israelDay(startAt ?? (await readClock()));
  const lists = (await readLists()).filter(({ id, purpose }) => purpose === "marketing" && asked.has(id));
  return lists.flatMap(({ id, name, registryCheckedOn, consentSource }) => {
    const standing = registryStanding(registryCheckedOn, day);
    const registry = standing === "fresh" ? null : standing;
    const noConsentSource = consentSource === null;
    return registry || noConsentSource ? [{ list: { id, name }, registry, checkedOn: registryCheckedOn, noConsentSource }] : [];
  });
}

function listsIn(audience: AudienceSpec): Set<number> {
  const sources = "sources" in audience ? audience.sources : [audience];
  return new Set(sources.flatMap((source) => ("listId" in source ? [source.listId] : [])));
}
