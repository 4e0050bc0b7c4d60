import "server-only";
import * as z from "zod/mini";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { LOCALES, localeOf } from "@/lib/i18n/config";
import { hub } from "@/lib/live/hub";
import { Join, LastEventId } from "@/lib/live/join";
import { operation } from "@/lib/operation";
import { paths } from "@/lib/paths";
import { build } from "./build";
import { keepWallToken, wallToken } from "./cookie";
import { NewWallLink, OpenedWall, WallLinkCreated, WallLinkList, WallLinkRef, WallLinkToken } from "./schema";
import { addWallLink, linkOfToken, readWallLinks, revokeWallLink } from "./store";

export const listWallLinks = operation({
  name: "wall.list",
  allow: "walls:manage",
  input: z.strictObject({}),
  output: WallLinkList,
  run: async () => ({ links: await readWallLinks() }),
});

/** The answer holds the address, this once. */
export const createWallLink = operation({
  name: "wall.create",
  allow: "walls:manage",
  writes: true,
  input: NewWallLink,
  output: WallLinkCreated,
  audit: ({ name }) => ({ target: name }),
  run: async ({ input, actor }) => {
    const { link, token } = await addWallLink(input.name, actor.id);
    return { link, url: env.appUrl + paths.wall(token, input.locale) };
  },
});

/** Streams that a screen has open by it end within seconds. */
export const revokeLink = operation({
  name: "wall.revoke",
  allow: "walls:manage",
  writes: true,
  input: WallLinkRef,
  output: z.object({ ok: z.boolean() }),
  audit: ({ wallId }) => ({ target: wallId }),
  run: async ({ input, note }) => {
    note({ target: await revokeWallLink(input.wallId) });
    return { ok: true };
  },
});

/** What a screen asks with the token of its address, before it watches and whenever it was shut out. */
export const openWall = operation({
  name: "wall.open",
  allow: "anyone",
  // POST, so that the token stands in no address; nothing is changed.
  input: WallLinkToken,
  output: OpenedWall,
  run: async ({ input }) => {
    const { name } = await linkOfToken(input.token);
    await keepWallToken(input.token);
    return { name, build };
  },
});

/** The board's stream for a screen: what signed-in people are sent, and nothing that they could do. */
export const watchWall = operation({
  name: "wall.watch",
  allow: "anyone",
  input: z.strictObject({ lang: z.optional(z.enum(LOCALES)), lastEventId: LastEventId }),
  output: Join,
  run: async ({ input }) => {
    const token = await wallToken();
    const link = token === null ? null : await linkOfToken(token).catch(asStranger);
    if (!link) throw new AppError("unauthenticated");
    hub().requireRoom();
    return (sink) => hub().join({ kind: "wall", id: link.id }, localeOf(input.lang), sink, input.lastEventId ?? null);
  },
});

/** Null for a link that doesn't work; what else went wrong goes on. */
function asStranger(error: unknown): null {
  if (error instanceof AppError && error.code === "not-found") return null;
  throw error;
}
