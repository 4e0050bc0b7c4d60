/** Short enough for the drawn screen. */
const LINE_LENGTH = 36;

export interface SpokenLine {
  said: string;
  /** What comes next in the line. */
  left: string;
}

/**
 * The line of the text that is being said, word by word.
 * @param share of the text that was said, from 0 to 1, at an even pace by characters
 */
export function lineAt(text: string, share: number): SpokenLine {
  const words = text.trim().split(/\s+/);
  const length = words.join(" ").length;
  const now = Math.min(length - 1, Math.floor(share * length));
  let line: string[] = [];
  let lineFrom = 0;
  let at = 0;
  let said = 0;
  for (const word of words) {
    if (line.length > 0 && at + word.length - lineFrom > LINE_LENGTH) {
      if (at > now) break;
      line = [];
      lineFrom = at;
      said = 0;
    }
    line.push(word);
    if (at <= now) said = line.length;
    at += word.length + 1;
  }
  return { said: line.slice(0, said).join(" "), left: line.slice(said).join(" ") };
}
