import * as z from "zod/mini";
import { LOCALES } from "@/lib/i18n/config";

const Time = z.iso.datetime({ offset: true });

/** 256 bits, base64url. */
const Token = z.string("walls.problems.token").check(z.regex(/^[\w-]{43}$/, "walls.problems.token"));
const Name = z
  .string("walls.problems.name")
  .check(z.trim(), z.minLength(1, "walls.problems.name"), z.maxLength(60, "walls.problems.nameTooLong"));

/** A link that shows the live board on a screen, to whoever holds it. */
export const WallLink = z.object({
  id: z.string(),
  name: z.string(),
  /** Who made it. */
  createdBy: z.string(),
  createdAt: Time,
  /** When a screen watched by it last, to the minute; null: never. */
  lastSeenAt: z.nullable(Time),
});
export type WallLink = z.output<typeof WallLink>;

/** Those that work. */
export const WallLinkList = z.object({ links: z.array(WallLink) });

/** `locale`: what the screen speaks; it stands in the address. */
export const NewWallLink = z.strictObject({ name: Name, locale: z._default(z.enum(LOCALES), "he") });

/** The address is told this once: only the hash of its token is kept. */
export const WallLinkCreated = z.object({ link: WallLink, url: z.string() });

export const WallLinkRef = z.strictObject({ wallId: z.uuid("walls.problems.id") });

export const WallLinkToken = z.strictObject({ token: Token });

/** `build`: the version of the dashboard that answers; a screen that runs another one loads itself anew. */
export const OpenedWall = z.object({ name: z.string(), build: z.string() });
export type OpenedWall = z.output<typeof OpenedWall>;
