import type { ComponentProps } from "react";
import type { Notice } from "./Notice";
import { Page } from "./Page";

/** A notice inside the shell: the menu, the language and the theme stay at hand. */
export function FramedNotice({ title, action, children }: ComponentProps<typeof Notice>) {
  return (
    <Page title={title}>
      <div className="flex max-w-140 flex-col items-start gap-4">
        <div className="text-ink-2">{children}</div>
        {action}
      </div>
    </Page>
  );
}
