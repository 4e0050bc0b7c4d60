import "server-only";
import { cellText, xmlText } from "./xml";
import { zip } from "./zip";

export interface SheetColumn<Row> {
  heading: string;
  /** In characters, as spreadsheets count it. */
  width: number;
  /** Text stays text, whatever it looks like; a number can be added up. null leaves the cell empty. */
  value: (row: Row) => string | number | null;
}

export interface Sheet<Row> {
  /** At most 31 characters, none of them `[]:*?/\`. */
  name: string;
  rightToLeft: boolean;
  columns: readonly SheetColumn<Row>[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Places of the formats in `STYLES`. */
const HEADING = 1;
const TEXT = 2;
const WHOLE = 3;

/**
 * A workbook of one sheet (ECMA-376), written row by row: frozen headings, filters, no formulas. Text is stored as text in the text
 * format, so that it stays text when a cell is edited. Whoever stops reading ends the reading of the rows.
 */
export function workbook<Row>(sheet: Sheet<Row>, batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array, void, undefined> {
  return zip([
    { name: "[Content_Types].xml", text: [CONTENT_TYPES] },
    { name: "_rels/.rels", text: [relationships(["officeDocument", "xl/workbook.xml"])] },
    { name: "xl/workbook.xml", text: [workbookXml(sheet.name)] },
    { name: "xl/_rels/workbook.xml.rels", text: [relationships(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"])] },
    { name: "xl/styles.xml", text: [STYLES] },
    { name: "xl/worksheets/sheet1.xml", text: sheetXml(sheet, batches) },
  ]);
}

async function* sheetXml<Row>(sheet: Sheet<Row>, batches: AsyncIterable<readonly Row[]>): AsyncGenerator<string, void, undefined> {
  const { columns, rightToLeft } = sheet;
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const headings = columns.map(({ heading }, at) => textCell(`${letters(at)}1`, HEADING, heading));
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${
    rightToLeft ? ' rightToLeft="1"' : ""
  } workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join(
    "",
  )}</cols><sheetData><row r="1">${headings.join("")}</row>`;
  const written = columns.map(({ value }, at) => ({ value, letters: letters(at) }));
  let row = 1;
  for await (const batch of batches) {
    let xml = "";
    for (const one of batch) {
      row += 1;
      xml += `<row r="${row}">`;
      for (const column of written) {
        const value = column.value(one);
        if (typeof value === "number") xml += `<c r="${column.letters}${row}" s="${WHOLE}"><v>${value}</v></c>`;
        else if (value) xml += textCell(`${column.letters}${row}`, TEXT, value);
      }
      xml += "</row>";
    }
    yield xml;
  }
  const all = `A1:${letters(columns.length - 1)}${row}`;
  yield `</sheetData><autoFilter ref="${all}"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

function textCell(place: string, style: number, text: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function workbookXml(sheetName: string): string {
  const quoted = xmlText(`'${sheetName.replaceAll("'", "''")}'`);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(sheetName)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}!$1:$1</definedName></definedNames></workbook>`;
}

function relationships(...targets: [kind: string, target: string][]): string {
  const all = targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`;

/** Formats 49 and 1 are built in: text, and whole numbers. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF0F3"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;
