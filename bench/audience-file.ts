/** A spreadsheet's export as bytes of CSV: Hebrew names, some of them quoted, phones as people write them, a few wrong, and a town. */
export function audienceFile(rows: number): Uint8Array<ArrayBuffer> {
  const lines = ["שם,טלפון,עיר"];
  for (let row = 0; row < rows; row++) {
    const name = row % 10 === 0 ? `"כהן, ישראל ${row}"` : `לוי דנה ${row}`;
    lines.push(`${name},${phoneOf(row)},חיפה`);
  }
  return new TextEncoder().encode(lines.join("\n"));
}

function phoneOf(row: number): string {
  if (row % 50 === 0) return "לא ידוע";
  const digits = String(1_000_000 + ((row * 7) % 9_000_000));
  return row % 20 === 1 ? `+972-5${row % 5}-${digits}` : `05${row % 5}-${digits}`;
}
