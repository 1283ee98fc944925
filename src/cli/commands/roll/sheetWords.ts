/** The sheet of a workbook, as the end of a list. */
export function sheetWords({ sheet }: { readonly sheet?: string }): string {
  return sheet === undefined ? "" : `, sheet ${JSON.stringify(sheet)}`;
}
