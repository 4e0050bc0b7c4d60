import "server-only";
import { keepWatching } from "@/lib/auth/session";
import { keepShowing } from "@/lib/walls/store";

/** What lets a viewer watch: a person's session, or the link of a wall. */
export interface Ticket {
  kind: "session" | "wall";
  id: string;
}

/** @returns the ids of those that still let watch: sessions that live, links that nobody revoked */
export async function stillAdmitted(tickets: readonly Ticket[]): Promise<Set<string>> {
  const ids = (kind: Ticket["kind"]) => [...new Set(tickets.filter((ticket) => ticket.kind === kind).map(({ id }) => id))];
  const [sessions, links] = await Promise.all([keepWatching(ids("session"), "campaigns:read"), keepShowing(ids("wall"))]);
  return new Set([...sessions, ...links]);
}
