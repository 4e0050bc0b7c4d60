/** The one table of who may what. The gate and `<Can>` ask for a permission; nothing else names a role. */

export const ROLES = ["marketing", "supervisor", "admin"] as const;
export type Role = (typeof ROLES)[number];

const TABLE = {
  "campaigns:read": ["marketing", "supervisor", "admin"],
  "campaigns:launch": ["marketing", "admin"],
  /** Holding is safe and can be undone, so everybody may. */
  "campaigns:hold": ["marketing", "supervisor", "admin"],
  "campaigns:control": ["supervisor", "admin"],
  /** Cancel what is not sent yet, release what was asked to start on hold: the author of the launch, or who controls campaigns. */
  "launches:decide": ["marketing", "supervisor", "admin"],
  /** Be the second person for a launch that needs one: never for one's own. */
  "launches:approve": ["supervisor", "admin"],
  "audiences:manage": ["marketing", "admin"],
  "lists:manage": ["marketing", "admin"],
  /** See who must not be called, and add somebody: everybody who is told of a refusal may write it down. */
  "opt-outs:read": ["marketing", "supervisor", "admin"],
  "opt-outs:add": ["marketing", "supervisor", "admin"],
  /** Let somebody be called again, with a reason. */
  "opt-outs:remove": ["admin"],
  /** Everything that is known of one number. */
  "numbers:read": ["marketing", "supervisor", "admin"],
  "drafts:manage": ["marketing", "admin"],
  /** Give a view of reports a name, and delete one's own. */
  "report-views:save": ["marketing", "supervisor", "admin"],
  /** Delete anybody's. */
  "report-views:manage": ["admin"],
  "caller-ids:read": ["marketing", "supervisor", "admin"],
  "caller-ids:manage": ["admin"],
  "users:manage": ["admin"],
  /** Links that show the live board on a screen without a person's session. */
  "walls:manage": ["supervisor", "admin"],
  "audit:read": ["admin"],
  "settings:manage": ["admin"],
  /** One's own password, language and theme. */
  "profile:manage": ["marketing", "supervisor", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof TABLE;

export function can(role: Role, permission: Permission): boolean {
  return (TABLE[permission] as readonly Role[]).includes(role);
}
