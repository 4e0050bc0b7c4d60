/** The numbers of a text that was typed or pasted, each as it was written: one a line, or with commas, semicolons or tabs between them. */
export function writtenNumbers(text: string): string[] {
  return text
    .split(/[,;\t\r\n]+/)
    .map((number) => number.trim())
    .filter((number) => number !== "");
}
