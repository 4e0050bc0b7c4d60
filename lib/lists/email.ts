import { LIMITS } from "./schema";

const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

/** Whether a text is one e-mail address and no more, as far as its form tells: the same for a file and for the rows that a script sends. */
export const isEmail = (text: string): boolean => text.length <= LIMITS.email && EMAIL.test(text);
