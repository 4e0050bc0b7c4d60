import * as z from "zod/mini";
import { ROLES } from "@/lib/auth/permissions";
import { LOCALES } from "@/lib/i18n/config";
import { isPhone, readPhone } from "@/lib/phones/number";

const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(320), z.email("users.problems.email"));
const Name = z.string().check(z.trim(), z.minLength(1, "users.problems.name"), z.maxLength(100));
/** Checked in full on the server: length, and that it isn't a common one. */
const Password = z.string().check(z.minLength(1), z.maxLength(1000));
const Time = z.iso.datetime({ offset: true });

export const UserId = z.uuid("users.problems.id");

export const User = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  disabled: z.boolean(),
  /** False until the invited person has set a password. */
  hasPassword: z.boolean(),
  createdAt: Time,
  /** Null: never signed in. */
  lastSeenAt: z.nullable(Time),
  /** When the one-time address that is out for this person ends, or ended; null when there is none that wasn't used. */
  linkExpiresAt: z.nullable(Time),
});
export type User = z.output<typeof User>;

export const UserList = z.object({ users: z.array(User) });

export const NewUser = z.strictObject({ email: Email, name: Name, role: z.enum(ROLES), password: z.optional(Password) });

/** Without a password the answer holds a one-time address at which the person sets one, and when it ends. */
export const UserCreated = z.object({ user: User, inviteUrl: z.optional(z.string()), inviteExpiresAt: z.optional(Time) });

export const UserChange = z.strictObject({
  userId: UserId,
  role: z.optional(z.enum(ROLES)),
  disabled: z.optional(z.boolean()),
});
export const UserAnswer = z.object({ user: User });

export const UserRef = z.strictObject({ userId: UserId });
/** A one-time address for setting a new password, and when it ends. */
export const PasswordLink = z.object({ url: z.string(), expiresAt: Time });
export type PasswordLink = z.output<typeof PasswordLink>;

export const PasswordChange = z.strictObject({ currentPassword: Password, newPassword: Password });

/** What is sent from the one-time address. E-mail and name only where it makes the first admin. */
export const PasswordFromLink = z.strictObject({
  token: z.string().check(z.minLength(20), z.maxLength(200)),
  password: Password,
  email: z.optional(Email),
  name: z.optional(Name),
});
export const PasswordLinkState = z.object({
  kind: z.enum(["password", "first-admin"]),
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  expiresAt: Time,
});
export type PasswordLinkState = z.output<typeof PasswordLinkState>;
export const PasswordLinkToken = z.pick(PasswordFromLink, { token: true });

export const Preferences = z.strictObject({
  locale: z.optional(z.enum(LOCALES)),
  theme: z.optional(z.enum(["system", "light", "dark"])),
});

const OwnPhone = z.string("users.problems.testPhone").check(
  z.overwrite((text) => {
    const reading = readPhone(text);
    return reading.kind === "phone" ? reading.phone : text;
  }),
  z.refine(isPhone, "users.problems.testPhone"),
);
/** The number that test calls go to, read as a person writes it; null where the person gave none. */
export const TestPhone = z.strictObject({ phone: z.nullable(OwnPhone) });

export const Done = z.object({ ok: z.boolean() });
