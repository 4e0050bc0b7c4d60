import {
  Activity,
  BookUser,
  ChartColumn,
  CircleUser,
  ClipboardList,
  FilePen,
  History,
  List,
  type LucideIcon,
  Phone,
  PhoneOff,
  Send,
  Settings,
  Users,
} from "lucide-react";
import { can, type Permission } from "@/lib/auth/permissions";
import { paths } from "@/lib/paths";
import type { ShownActor } from "./actor-context";

export interface Place {
  /** Word in the message files, under `shell`. */
  word:
    | "live"
    | "campaigns"
    | "drafts"
    | "lists"
    | "launches"
    | "insights"
    | "optOuts"
    | "numbers"
    | "callerIds"
    | "users"
    | "audit"
    | "settings"
    | "profile";
  href: string;
  icon: LucideIcon;
  permission: Permission;
}

const WORK: Place[] = [
  { word: "live", href: paths.home(), icon: Activity, permission: "campaigns:read" },
  { word: "campaigns", href: paths.campaigns(), icon: List, permission: "campaigns:read" },
  { word: "drafts", href: paths.drafts(), icon: FilePen, permission: "drafts:manage" },
  { word: "lists", href: paths.lists(), icon: BookUser, permission: "lists:manage" },
  { word: "launches", href: paths.launches(), icon: Send, permission: "campaigns:read" },
  { word: "insights", href: paths.insights(), icon: ChartColumn, permission: "campaigns:read" },
  { word: "optOuts", href: paths.optOuts(), icon: PhoneOff, permission: "opt-outs:read" },
  { word: "numbers", href: paths.numbers(), icon: History, permission: "numbers:read" },
  { word: "callerIds", href: paths.callerIds(), icon: Phone, permission: "caller-ids:read" },
];

const MANAGEMENT: Place[] = [
  { word: "users", href: paths.users(), icon: Users, permission: "users:manage" },
  { word: "audit", href: paths.audit(), icon: ClipboardList, permission: "audit:read" },
  { word: "settings", href: paths.settings(), icon: Settings, permission: "settings:manage" },
];

export const PROFILE: Place = { word: "profile", href: paths.profile(), icon: CircleUser, permission: "profile:manage" };

/** The places of the menu that this person may enter. */
export function placesOf(actor: ShownActor): { work: Place[]; management: Place[] } {
  const open = (place: Place) => can(actor.role, place.permission);
  return { work: WORK.filter(open), management: MANAGEMENT.filter(open) };
}

/** Whether an address belongs to a place: itself or below it; the start page only itself. Composing has its own button. */
export function isAt(place: Place, pathname: string): boolean {
  if (place.href === paths.home()) return pathname === place.href;
  if (pathname === paths.newCampaign()) return false;
  return pathname === place.href || pathname.startsWith(`${place.href}/`);
}
