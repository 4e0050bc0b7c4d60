import type { ReactNode } from "react";
import { Shell } from "@/components/shell/Shell";
import { currentActor } from "@/lib/auth/session";

/** Draws the frame, decides nothing: each page asks for its permission itself, and sends strangers to the sign-in page and back. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  const { id, email, name, role } = actor;
  return <Shell actor={{ id, email, name, role }}>{children}</Shell>;
}
