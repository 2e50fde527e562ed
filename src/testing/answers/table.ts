/** How many answers are equal, of how many. */
export interface Count {
  readonly equal: number;
  readonly of: number;
}

/** One row of a table: a name, and a count for each column. */
export interface Row {
  readonly name: string;
  readonly counts: readonly Count[];
}

const NAME_WIDTH = 36;
const COUNT_WIDTH = 14;
const SHARE_WIDTH = 10;

/** A table with a row a name; its last line is `N of M equal`. */
export function table(title: string, columns: readonly string[], rows: readonly Row[]): string {
  const header =
    title.padEnd(NAME_WIDTH) + columns.map((column) => column.padStart(COUNT_WIDTH + SHARE_WIDTH)).join('');
  const lines = rows.map(({ name, counts }) => name.padEnd(NAME_WIDTH) + counts.map(cell).join(''));
  const all = rows.flatMap(({ counts }) => counts);
  return [header, ...lines, '', `${sum(all, 'equal')} of ${sum(all, 'of')} equal`].join('\n');
}

function cell({ equal, of }: Count): string {
  const share = of === 0 ? '' : `${((100 * equal) / of).toFixed(1)} %`;
  return `${equal} / ${of}`.padStart(COUNT_WIDTH) + share.padStart(SHARE_WIDTH);
}

function sum(counts: readonly Count[], field: keyof Count): number {
  return counts.reduce((total, count) => total + count[field], 0);
}
