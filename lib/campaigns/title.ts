/**
 * The title is the only field of ours that the history returns, so a launch's token stands at its end
 * (`קמפיין ינואר ·K7Q2M9XA`) and the lost answer of a launch can be found again. People see titles without it.
 */

/** Letters and digits that are not mistaken for each other: no 0, O, 1, I, L or U. */
export const TOKEN_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const TOKEN_LENGTH = 8;

const MARKED = new RegExp(`^(.*?)\\s*·([${TOKEN_ALPHABET}]{${TOKEN_LENGTH}})\\s*$`, "su");

/** The title as it is sent upstream. */
export function withToken(title: string, token: string): string {
  return `${title} ·${token}`;
}

/** The title a person gave and the launch token, null where the campaign was not launched from here. */
export function splitTitle(title: string): { title: string; token: string | null } {
  const found = MARKED.exec(title);
  return found ? { title: found[1] ?? "", token: found[2] ?? null } : { title, token: null };
}
