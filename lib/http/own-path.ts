import { paths } from "@/lib/paths";

/**
 * The page to go to after signing in: a path of ours, or the start page. Whatever a browser might read as another site's
 * address (`//host`, `/\host`, control characters, a scheme) counts as absent, as does the sign-in page itself.
 */
export function ownPath(text: string | null | undefined): string {
  if (!text || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\\]/u.test(text)) return paths.home();
  const base = "http://own.invalid";
  if (!URL.canParse(text, base)) return paths.home();
  const url = new URL(text, base);
  if (url.origin !== base || url.pathname.startsWith("//") || url.pathname === paths.signIn()) return paths.home();
  return `${url.pathname}${url.search}`;
}
