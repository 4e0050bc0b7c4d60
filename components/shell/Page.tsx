import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { LaunchAlarm } from "@/components/launches/LaunchAlarm";
import { TextLink } from "@/components/ui/TextLink";
import { TopBarTools } from "./TopBarTools";

interface PageProps {
  /** The page's one heading of the first rank. */
  title: ReactNode;
  /** The page above this one. */
  parent?: { href: string; title: ReactNode };
  /** Beside the title: a state. */
  badge?: ReactNode;
  children: ReactNode;
}

/** A page inside the shell: its title, the tools, and the content that "skip to the content" leads to. */
export function Page({ title, parent, badge, children }: PageProps) {
  return (
    <>
      <header className="flex h-14 items-center gap-3 border-b bg-canvas px-8 max-md:sticky max-md:top-0 max-md:z-20 max-md:px-4">
        <div className="flex min-w-0 items-center gap-2">
          {parent && (
            <span className="flex shrink-0 items-center gap-2 max-md:hidden">
              <TextLink href={parent.href} className="font-normal! text-ink-2!">
                {parent.title}
              </TextLink>
              <ChevronLeft size={16} aria-hidden className="text-ink-3 ltr:-scale-x-100" />
            </span>
          )}
          <h1 className="font-semibold text-lg max-md:line-clamp-2 max-md:text-base max-md:leading-5 md:truncate">{title}</h1>
          {badge}
        </div>
        <TopBarTools />
      </header>
      <LaunchAlarm />
      <main id="main" tabIndex={-1} className="max-w-[1600px] px-8 pt-6 pb-12 outline-none max-md:px-4 max-md:pt-4 max-md:pb-24">
        {children}
      </main>
    </>
  );
}
