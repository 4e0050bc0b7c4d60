/** Excel's limit is 1,048,576 rows, and one is the headings'. */
export const MAX_SHEET_ROWS = 1_048_575;
