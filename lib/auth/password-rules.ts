/** The shortest password that is taken; the longest keeps hashing bounded. No composition rules (OWASP ASVS 6.2). Shared with the browser. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 200;

/** Characters as a person counts them: a Hebrew letter, an emoji or a space is one. */
export const passwordLength = (password: string): number => [...password].length;
