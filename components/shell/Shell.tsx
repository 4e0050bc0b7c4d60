import type { ReactNode } from "react";
import { NoticeSignals } from "@/components/notices/NoticeSignals";
import { ActorProvider, type ShownActor } from "./actor-context";
import { BottomBar } from "./BottomBar";
import { Sidebar } from "./Sidebar";

/** The frame of every signed-in page: the menu at the start side, on a phone at the bottom. */
export function Shell({ actor, children }: { actor: ShownActor; children: ReactNode }) {
  return (
    <ActorProvider actor={actor}>
      <div className="min-h-dvh md:grid md:grid-cols-[224px_minmax(0,1fr)] print:block">
        <Sidebar />
        <div className="min-w-0">{children}</div>
        <BottomBar />
        <NoticeSignals />
      </div>
    </ActorProvider>
  );
}
