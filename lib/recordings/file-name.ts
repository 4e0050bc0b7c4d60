const MAX_LENGTH = 200;

/** A file's name as it may be shown: no folders, and no control and direction characters that make it look like another (security.md, X5). */
export function shownFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return [...last.normalize("NFC").replace(/\p{C}/gu, "").trim()].slice(0, MAX_LENGTH).join("");
}

/** The same without its ending: for a name that another ending follows. */
export function fileStem(name: string): string {
  return name.replace(/\.\w{1,5}$/, "");
}
