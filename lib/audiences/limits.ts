/** The largest file that is read at all (operating contract, `POST /api/audiences`). */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** The most rows of CSV, TXT or a pasted list. */
export const MAX_TEXT_ROWS = 1_000_000;
/** The most rows of a workbook, which costs far more memory a row. */
export const MAX_WORKBOOK_ROWS = 200_000;
