/**
 * A line of text as it is kept. Control and direction characters spoof what it says, and the database refuses some of them; the kinds of
 * space that people paste stay one space.
 */
export const cleanLine = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\t\r\n\u00a0]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .trim();
