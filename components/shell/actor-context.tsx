"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Actor } from "@/lib/auth/actor";

/** Who is signed in, as far as the browser may know: never the session's id. */
export type ShownActor = Pick<Actor, "id" | "email" | "name" | "role">;

const ActorContext = createContext<ShownActor | null>(null);

export function ActorProvider({ actor, children }: { actor: ShownActor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** The signed-in person. Only below the shell, where there always is one. */
export function useActor(): ShownActor {
  const actor = useContext(ActorContext);
  if (!actor) throw new Error("useActor stands outside the shell");
  return actor;
}
