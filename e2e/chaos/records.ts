import type { Asked, AuditEntry, Evidence, LedgerCampaign } from "./evidence";

/** A launch as the audit tells it. */
export interface AuditedLaunch {
  id: string;
  /** As the person gave it; null while no entry names it. */
  title: string | null;
  prepares: AuditEntry[];
  cancelled: AuditEntry | null;
}

/** Campaigns of one sending: the same title, token included. More than one, where it came to IP-Sales more than once. */
export interface Sending {
  title: string;
  /** What it was an order for; null for somebody else's campaign. */
  asked: Asked | null;
  campaigns: LedgerCampaign[];
  /** Null where the audit has no launch that it can be of. */
  launch: AuditedLaunch | null;
}

/** All launches that any entry names. */
export function launchesOf(audit: AuditEntry[]): AuditedLaunch[] {
  const launches = new Map<string, AuditedLaunch>();
  const known = (id: string) => {
    const launch = launches.get(id) ?? { id, title: null, prepares: [], cancelled: null };
    launches.set(id, launch);
    return launch;
  };
  const titles = new Map(
    audit.flatMap((one) => (one.action === "launch.create" && one.details.digest ? [[one.details.digest, one.target]] : [])),
  );
  for (const entry of audit) {
    const { action, target, outcome, details } = entry;
    if (action === "launch.cancel" && outcome === "done" && target) known(target).cancelled = entry;
    if (details.launch === undefined) continue;
    const launch = known(details.launch);
    if (action === "launch.create") launch.title = target;
    if (action !== "launch.prepare") continue;
    launch.prepares.push(entry);
    // Its target is the title until the campaign's number is known; the digest is the same for the same content.
    launch.title ??= titles.get(details.digest ?? "") ?? (isNumber(target) ? null : target);
  }
  return [...launches.values()];
}

const isNumber = (target: string | null) => target !== null && /^\d+$/.test(target);

/** Every campaign of the ledger with the launch it must be of: by its number where the audit has it, else by what was asked. */
export function sendingsOf({ campaigns, audit, asked }: Evidence, launches: AuditedLaunch[]): Sending[] {
  const byOrder = new Map(asked.map((one) => [one.order, one]));
  const byNumber = numbersIn(audit);
  const sendings = new Map<string, Sending>();
  for (const campaign of campaigns) {
    const key = `${campaign.externalID}\n${campaign.title}`;
    const sending = sendings.get(key) ?? {
      title: campaign.title,
      asked: byOrder.get(campaign.externalID) ?? null,
      campaigns: [],
      launch: null,
    };
    sending.campaigns.push(campaign);
    sendings.set(key, sending);
  }
  const taken = new Set<AuditedLaunch>();
  for (const sending of sendings.values()) {
    const id = sending.campaigns.map((campaign) => byNumber.get(campaign.id)).find(Boolean);
    sending.launch = launches.find((launch) => launch.id === id) ?? null;
    if (sending.launch) taken.add(sending.launch);
  }
  for (const sending of sendings.values()) {
    if (sending.launch || !sending.asked) continue;
    const { title } = sending.asked;
    sending.launch = launches.find((launch) => launch.title === title && launch.prepares.length > 0 && !taken.has(launch)) ?? null;
    if (sending.launch) taken.add(sending.launch);
  }
  return [...sendings.values()];
}

/** Which launch a campaign's number belongs to, where an entry has both. */
function numbersIn(audit: AuditEntry[]): Map<number, string> {
  const named = ["launch.prepare", "launch.commit", "launch.hold-stray"];
  return new Map(
    audit.flatMap(({ action, target, details }) =>
      named.includes(action) && isNumber(target) && details.launch ? [[Number(target), details.launch] as const] : [],
    ),
  );
}
