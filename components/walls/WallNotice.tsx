"use client";
import type { ReactNode } from "react";
import { Brand } from "@/components/shell/Brand";

/** What a screen says that shows no board. */
export function WallNotice({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <main
      id="main"
      data-wall
      tabIndex={-1}
      className="grid h-dvh place-content-center justify-items-center gap-4 overflow-hidden bg-canvas p-8 text-center outline-none"
    >
      <span className="text-ink-2 [&_svg]:size-6">
        <Brand />
      </span>
      <div role="status" className="flex flex-col gap-4">
        <h1 className="font-semibold text-3xl">{title}</h1>
        {children && <p className="mx-auto max-w-[48ch] text-ink-2 text-lg">{children}</p>}
      </div>
    </main>
  );
}
