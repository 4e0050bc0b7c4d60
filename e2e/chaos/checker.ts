import type { Asked, AuditEntry, Dispatch, Evidence } from "./evidence";
import { type AuditedLaunch, launchesOf, type Sending, sendingsOf } from "./records";

/** An invariant of design/launch.md that the records contradict. */
export interface Violation {
  invariant: "I1" | "I2" | "I3" | "I4" | "I5" | "I6";
  says: string;
  /** The records that contradict it. */
  evidence: unknown;
}

/**
 * Judges a run by IP-Sales' ledger and our audit alone: what the dashboard thinks of itself is not asked. What was asked of us only tells
 * how often something may be there at most.
 */
export function check(evidence: Evidence): Violation[] {
  const launches = launchesOf(evidence.audit);
  const sendings = sendingsOf(evidence, launches);
  return [
    ...sentAtMostOnce(evidence, sendings),
    ...oneLaunchForEachKey(evidence, launches),
    ...dialledAtMostOnce(evidence, sendings),
    ...nobodyCalledTwice(evidence),
    ...nothingLost(evidence, sendings, launches),
    ...neverSentAgain(launches),
    ...writtenBefore(evidence, sendings),
  ];
}

/** I1: at most one campaign for each sending, but for what something on the way ordered twice. */
function sentAtMostOnce({ doubled }: Evidence, sendings: Sending[]): Violation[] {
  return sendings.flatMap((sending) => {
    const allowed = 1 + doubled.filter((title) => title === sending.title).length;
    if (sending.campaigns.length <= allowed) return [];
    const says = `one launch was sent ${sending.campaigns.length} times`;
    return [{ invariant: "I1", says, evidence: sending }];
  });
}

/** I1: a key is one launch; a content has no more launches than keys under which it was asked for; what was cancelled is not sent. */
function oneLaunchForEachKey({ asked }: Evidence, launches: AuditedLaunch[]): Violation[] {
  const ofKey = new Map<string, Set<string>>();
  for (const { key, launches: told } of asked.flatMap(({ keys }) => keys)) ofKey.set(key, new Set([...(ofKey.get(key) ?? []), ...told]));
  const perKey = [...ofKey].filter(([, told]) => told.size > 1).map(([key, told]) => ({ key, launches: [...told] }));
  const perContent = asked.flatMap((one) => {
    const found = launches.filter(({ title }) => title === one.title);
    return found.length > one.keys.length ? [{ asked: one, launches: found }] : [];
  });
  const cancelled = launches.filter((launch) => launch.cancelled && launch.prepares.length > 0);
  return [
    ...perKey.map((one) => ({ invariant: "I1" as const, says: "one key is several launches", evidence: one })),
    ...perContent.map((one) => ({ invariant: "I1" as const, says: "a content has more launches than keys", evidence: one })),
    ...cancelled.map((one) => ({ invariant: "I1" as const, says: "a cancelled launch was sent", evidence: one })),
  ];
}

/** I2: of the campaigns of one launch at most one ever began to dial. */
function dialledAtMostOnce({ dispatches }: Evidence, sendings: Sending[]): Violation[] {
  return sendings.flatMap((sending) => {
    const ids = sending.campaigns.map(({ id }) => id);
    const begun = dispatches.filter(({ campaignId }) => ids.includes(campaignId));
    return begun.length > 1
      ? [{ invariant: "I2", says: `${begun.length} campaigns of one launch dialled`, evidence: { begun, sending } }]
      : [];
  });
}

/** I3: nobody is called by two campaigns for one thing that was asked; each repetition that was meant is one more. */
function nobodyCalledTwice({ campaigns, dispatches, asked }: Evidence): Violation[] {
  const orderOf = new Map(campaigns.map(({ id, externalID }) => [id, externalID]));
  const callers = new Map<string, Dispatch[]>();
  for (const dispatch of dispatches) {
    for (const phone of dispatch.phones) callers.set(phone, [...(callers.get(phone) ?? []), dispatch]);
  }
  const told = new Set<Asked | undefined>();
  return [...callers].flatMap(([phone, begun]) => {
    const one = asked.find(({ order }) => order === orderOf.get(begun[0]?.campaignId ?? 0));
    const allowed = 1 + (one?.keys.filter(({ repeat }) => repeat).length ?? 0);
    if (begun.length <= allowed || told.has(one)) return [];
    told.add(one);
    return [
      {
        invariant: "I3" as const,
        says: `${phone} was called by ${begun.length} campaigns, ${allowed} were meant`,
        evidence: { one, begun },
      },
    ];
  });
}

/** I4: every campaign is of something that was asked here, and every launch that somebody was told of is in the audit. */
function nothingLost({ asked, audit }: Evidence, sendings: Sending[], launches: AuditedLaunch[]): Violation[] {
  const strange = sendings.filter((sending) => !sending.asked);
  const known = new Set(launches.map(({ id }) => id));
  // The entry of a request whose process, or database, ended before its outcome names no launch.
  const open = new Set(
    audit.filter(({ action, outcome }) => action === "launch.create" && outcome === "started").map(({ target }) => target),
  );
  const forgotten = asked.flatMap((one) => {
    const missing = one.keys.flatMap((key) => key.launches).filter((id) => !known.has(id));
    return missing.length > 0 && !open.has(one.title) ? [{ asked: one, missing }] : [];
  });
  return [
    ...strange.map((one) => ({ invariant: "I4" as const, says: "a campaign belongs to nothing that was asked", evidence: one })),
    ...forgotten.map((one) => ({
      invariant: "I4" as const,
      says: "a launch that somebody was told of is not in the audit",
      evidence: one,
    })),
  ];
}

/** I5: a launch is prepared once, and never again. */
function neverSentAgain(launches: AuditedLaunch[]): Violation[] {
  const again = launches.filter(({ prepares }) => prepares.length > 1);
  return again.map((one) => ({ invariant: "I5" as const, says: `a launch was prepared ${one.prepares.length} times`, evidence: one }));
}

/**
 * I6: for each campaign stands its preparation in the audit, and before it dialled, what let it. Of the creation the ledger tells only the
 * minute, so there it is the entry that counts: one that wasn't committed before is missing after a kill.
 */
function writtenBefore(evidence: Evidence, sendings: Sending[]): Violation[] {
  const byId = new Map(sendings.flatMap((sending) => sending.campaigns.map((campaign) => [campaign.id, { campaign, sending }])));
  const unprepared = sendings.filter(({ asked, launch }) => asked && !launch?.prepares.length);
  const unwritten = evidence.dispatches.filter((dispatch) => {
    const known = byId.get(dispatch.campaignId);
    if (!known?.sending.asked) return false;
    const begunAt = Date.parse(dispatch.at);
    // A campaign with a time of its own dials by what was written before it was created.
    const planned = known.campaign.sendTime === null ? [] : (known.sending.launch?.prepares ?? []);
    return ![...letsDial(evidence.audit, dispatch.campaignId), ...planned].some((entry) => Date.parse(entry.at) <= begunAt);
  });
  return [
    ...unprepared.map((one) => ({
      invariant: "I6" as const,
      says: "a campaign was created without its preparation in the audit",
      evidence: one,
    })),
    ...unwritten.map((one) => ({ invariant: "I6" as const, says: "a campaign dialled before the audit had what let it", evidence: one })),
  ];
}

const LETS_DIAL = ["launch.commit", "campaign.resume"];

const letsDial = (audit: AuditEntry[], campaignId: number) =>
  audit.filter(({ action, target }) => LETS_DIAL.includes(action) && target === String(campaignId));
