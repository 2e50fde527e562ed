/** Columns are at least this far apart. */
const PADDING = 2;

/**
 * A page of `kubectl describe`: lines whose cells are separated by tabs, indented by levels of two blanks. Cells of neighbouring
 * lines are aligned as Go's text/tabwriter aligns them with a padding of 2.
 */
export class Page {
  private readonly lines: string[] = [];
  private open = '';

  /** A whole line at a level. */
  line(level: number, text: string): this {
    return this.add(level, `${text}\n`);
  }

  /** A piece of text at a level; it may hold several lines or none. */
  add(level: number, text: string): this {
    const pieces = `${'  '.repeat(level)}${text}`.split('\n');
    pieces[0] = this.open + pieces[0];
    this.open = pieces.pop() as string;
    this.lines.push(...pieces);
    return this;
  }

  /** The lines as they were given, with the tabs between their cells. */
  raw(): string {
    return this.lines.map((line) => `${line}\n`).join('') + this.open;
  }

  text(): string {
    const lines = this.open === '' ? this.lines : [...this.lines, this.open];
    return (
      aligned(lines.map((line) => line.split('\t'))).join('\n') + (this.open === '' && lines.length > 0 ? '\n' : '')
    );
  }
}

/** Aligns the cells of lines; the last cell of a line takes no part, as in Go's text/tabwriter. */
export function aligned(lines: readonly (readonly string[])[]): string[] {
  const printed: string[] = [];
  format(lines, 0, lines.length, [], printed);
  return printed;
}

function format(
  lines: readonly (readonly string[])[],
  from: number,
  to: number,
  widths: readonly number[],
  printed: string[],
): void {
  const column = widths.length;
  let begin = from;
  for (let i = from; i < to; i++) {
    if (column >= (lines[i] as string[]).length - 1) continue;
    print(lines, begin, i, widths, printed);
    begin = i;
    let width = 0;
    while (i < to && column < (lines[i] as string[]).length - 1) {
      width = Math.max(width, [...((lines[i] as string[])[column] as string)].length + PADDING);
      i++;
    }
    format(lines, begin, i, [...widths, width], printed);
    begin = i;
    i--;
  }
  print(lines, begin, to, widths, printed);
}

function print(
  lines: readonly (readonly string[])[],
  from: number,
  to: number,
  widths: readonly number[],
  printed: string[],
): void {
  for (let i = from; i < to; i++) {
    const cells = lines[i] as string[];
    printed.push(cells.map((cell, j) => (j < widths.length ? cell + pad(cell, widths[j] as number) : cell)).join(''));
  }
}

function pad(cell: string, width: number): string {
  return ' '.repeat(Math.max(0, width - [...cell].length));
}
