/**
 * Every action that the audit may hold: the writing operations by their names, and what happens outside the gate. Each has its
 * sentences under `audit.actions` in the message files; a name that is missing here, or a sentence there, fails the build.
 */
export const AUDIT_ACTIONS = [
  "session.sign-in",
  "session.sign-out",
  "launch.create",
  "launch.prepare",
  "launch.commit",
  "launch.cancel",
  "launch.release",
  "launch.approve",
  "launch.refuse",
  "launch.abandon",
  "launch.hold-stray",
  "launch.keep-pause",
  "campaign.hold",
  "campaign.hold-all",
  "campaign.resume",
  "campaign.stop",
  "campaign.max-ring",
  "campaign.window-hold",
  "campaign.window-resume",
  "campaign.breaker-hold",
  "breaker.set",
  "breaker.clear",
  "audience.create",
  "audience.fix",
  "recording.keep",
  "draft.create",
  "draft.delete",
  "draft.restore",
  "report-view.save",
  "report-view.delete",
  "caller-id.verify",
  "caller-id.register",
  "launch-rules.save",
  "verdict-rules.save",
  "user.create",
  "user.change",
  "user.password-link",
  "password-link.use",
  "profile.password",
  "profile.preferences",
  "profile.test-phone",
  "wall.create",
  "wall.revoke",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Null for a name of an earlier version, which the audit still holds. */
export function auditActionOf(name: string): AuditAction | null {
  return AUDIT_ACTIONS.find((action) => action === name) ?? null;
}
