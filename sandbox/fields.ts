/** A field as PHP would print it: numbers as digits, true as "1"; what is no scalar, or absent, as "". */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return value === true ? "1" : "";
}

/** A whole number given as a number or as a string of digits; anything else is `null`. */
export function asInteger(value: unknown): number | null {
  const text = asText(value).trim();
  if (!/^[+-]?\d{1,15}$/.test(text)) return null;
  return Number(text);
}

/** PHP's truth: absent, "", "0", 0, false and an empty array are not. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object") return value !== null;
  return !["", "0"].includes(asText(value));
}

/** An array, or the members of an object, which is what PHP makes of an array with gaps; anything else is `null`. */
export function asRows(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? Object.values(value) : null;
}

/** A JSON string inside a form field becomes its value; any other text is `undefined`. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A field's trimmed text; undefined when it is absent or empty. */
export function textField(fields: Fields, name: string): string | undefined {
  const text = asText(fields[name]).trim();
  return text === "" ? undefined : text;
}

/** A field's whole number: undefined when it is absent or empty, NaN when it is something else. */
export function integerField(fields: Fields, name: string): number | undefined {
  return textField(fields, name) === undefined ? undefined : (asInteger(fields[name]) ?? Number.NaN);
}
