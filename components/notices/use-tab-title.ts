"use client";
import { useEffect } from "react";

const COUNT = /^\(\d+\) /;

/** Puts a count before the title of the tab, whichever page is shown. Pages set their titles as they like; each change is followed. */
export function useTabTitle(count: number): void {
  useEffect(() => {
    const follow = () => setTitle(count > 0 ? `(${count}) ` : "");
    follow();
    const observer = new MutationObserver(follow);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      setTitle("");
    };
  }, [count]);
}

function setTitle(prefix: string): void {
  const bare = document.title.replace(COUNT, "");
  // A page that has no title yet gets none from us.
  if (bare !== "" && document.title !== prefix + bare) document.title = prefix + bare;
}
