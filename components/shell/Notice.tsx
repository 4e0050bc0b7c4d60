import type { ReactNode } from "react";

/** A page that has one thing to say and one act. */
export function Notice({ title, action, children }: { title: ReactNode; action: ReactNode; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-140 flex-col items-start gap-4 px-4 pt-[20vh] pb-24 outline-none">
      <h1 className="font-semibold text-xl">{title}</h1>
      <div className="text-ink-2">{children}</div>
      {action}
    </main>
  );
}
