const MIN_WIDTH = 6;
const PADDING = 3;

/** Lays rows out in columns as kubectl's tables are: at least six wide, three blanks between; the last cell is not padded. */
export function layOut(rows: readonly (readonly string[])[], remembered: readonly number[] = []): string {
  const widths = columnWidths(rows, remembered);
  return rows
    .map((row) => {
      const cells = row.map((cell, index) =>
        index === row.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[index] as number) - width(cell))),
      );
      return `${cells.join('')}\n`;
    })
    .join('');
}

/** How wide each column but the last is; `remembered` are those of the tables before (get -w never narrows a column). */
export function columnWidths(rows: readonly (readonly string[])[], remembered: readonly number[] = []): number[] {
  const widths: number[] = [...remembered];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? MIN_WIDTH, width(cell) + PADDING);
    });
  }
  return widths;
}

function width(text: string): number {
  return text.length === 0 ? 0 : [...text].length;
}
