/** Excel's limit for the text of one cell. */
const MAX_CELL_CHARS = 32_767;

const NEEDS_ESCAPE = /[&<>\p{Cc}\ufffe\uffff]|_x/u;
const UNWRITABLE = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an element or an attribute. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

/**
 * Text for a cell: letters that XML can't hold, and a carriage return, which it would turn into a line feed, are written `_xHHHH_`
 * (ECMA-376, part 1, 22.9.2.19), and text that merely looks like that is kept from being read so. What is longer than a cell may be is cut
 * and ends in "…".
 */
export function cellText(text: string): string {
  const fitting = text.length > MAX_CELL_CHARS ? `${whole(text.slice(0, MAX_CELL_CHARS - 1))}…` : text;
  if (!NEEDS_ESCAPE.test(fitting)) return fitting;
  return xmlText(fitting.replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_").replace(UNWRITABLE, escaped));
}

const escaped = (unit: string): string => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Without half a letter at the end. */
const whole = (text: string): string => text.replace(/[\ud800-\udbff]$/, "");
