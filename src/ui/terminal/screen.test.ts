import { describe, expect, it } from 'vitest';
import type { TerminalOutput } from '../../protocol/messages';
import { emptyLine, insert } from './lineEditor';
import { columnsOf, dimmed, drawLine, endsLine, firstLines, lastLines, printedUntil, recordText } from './screen';

const out = (at: number, text: string, kind: TerminalOutput['kind'] = 'stdout'): TerminalOutput => ({
  at,
  terminal: '1',
  kind,
  text,
});

describe('recordText', () => {
  it('keeps colours and takes out what would steer the terminal', () => {
    expect(recordText(out(0, '\x1b[31mred\x1b[0m \x1b[2J\x1b]0;title\x07\n'))).toBe(
      '\x1b[31mred\x1b[0m [2J]0;title\x07\r\n',
    );
  });
});

describe('printedUntil', () => {
  it('counts what was printed up to a moment', () => {
    const records = [out(0, 'a'), out(5, 'b'), out(5, 'c'), out(9, 'd')];
    expect([-1, 0, 5, 8, 9].map((now) => printedUntil(records, now))).toEqual([0, 1, 3, 3, 4]);
  });
});

describe('dimmed', () => {
  it('mutes what is to come, whatever colours it has, and ends its line', () => {
    const records = [out(1, 'ls', 'command'), out(2, '\x1b[31mred\x1b[0m and more')];
    expect(dimmed(records)).toBe('\x1b[90m$ ls\r\nred and more\r\n\x1b[39m');
    expect(dimmed([])).toBe('');
  });
});

describe('parts of a text', () => {
  it('are its last lines, or its first ones, muted to their end', () => {
    expect(lastLines('a\r\nb\r\nc\r\n', 2)).toBe('b\r\nc\r\n');
    expect(lastLines('a\r\nb', 5)).toBe('a\r\nb');
    const muted = dimmed([out(1, 'a\nb\nc\n')]);
    expect(firstLines(muted, 2)).toBe('\x1b[90ma\r\nb\r\n…\r\n\x1b[39m');
    expect(firstLines(muted, 3)).toBe(muted);
  });
});

describe('endsLine', () => {
  it('looks at what was printed last', () => {
    expect(endsLine([])).toBe(true);
    expect(endsLine([out(0, 'no newline'), out(0, '', 'exit')])).toBe(false);
    expect(endsLine([out(0, 'x'), out(0, 'ls', 'command')])).toBe(true);
  });
});

describe('drawLine', () => {
  it('finds the cursor in a line that wraps', () => {
    const line = insert(emptyLine(), 'x'.repeat(25));
    expect(drawLine(line, 80).row).toBe(0);
    expect(drawLine(line, 10).row).toBe(2);
    expect(drawLine({ ...line, cursor: 3 }, 10).output.endsWith('\x1b[2A\r\x1b[5C')).toBe(true);
  });
  it('starts a row when the text fills one exactly', () => {
    expect(drawLine(insert(emptyLine(), 'x'.repeat(8)), 10)).toEqual({
      output: expect.stringContaining(`${'x'.repeat(8)}\r\n\r`),
      row: 1,
    });
  });
});

describe('columnsOf', () => {
  it('lists down the columns', () => {
    expect(columnsOf(['a', 'bb', 'c', 'd', 'e'], 11)).toBe('a   d\r\nbb  e\r\nc');
  });
});
