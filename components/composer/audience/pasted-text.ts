type Box = Pick<HTMLInputElement, "value" | "selectionStart" | "selectionEnd">;

/** A box's text after a paste in place of what is selected; what stands around it begins a line of its own, so that no two rows become one. */
export function withPasted({ value, selectionStart, selectionEnd }: Box, pasted: string): string {
  const start = selectionStart ?? value.length;
  return [value.slice(0, start), pasted, value.slice(selectionEnd ?? start)].reduce((text, part) => text + lineBreak(text, part) + part);
}

const lineBreak = (before: string, after: string): string =>
  before === "" || after === "" || before.endsWith("\n") || /^\r?\n/.test(after) ? "" : "\n";
