/** Whether a text is another that somebody works on, and no other text in its place: most of it begins or ends alike. */
export function isSameText(before: string, after: string): boolean {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return 2 * (start + end) > least;
}
