import { describe, expect, it } from 'vitest';
import { readLine } from './words';

/** A line's commands with what stands before them, or the shell's complaint. */
function read(line: string): readonly string[] | string {
  const typed = readLine(line);
  return typed.ok ? typed.commands.map(({ when, words }) => `${when} ${words.join('|')}`) : typed.message;
}

describe('a typed line', () => {
  it.each([
    ['kubectl get pods', ['kubectl', 'get', 'pods']],
    [`kubectl -o jsonpath='{.a "b"}'`, ['kubectl', '-o', 'jsonpath={.a "b"}']],
    ['echo "a \\"b\\" $x" c\\ d', ['echo', 'a "b" $x', 'c d']],
    ["a '' b", ['a', '', 'b']],
    ["'rank>5' rank>5", ['rank>5', 'rank>5']],
    ["echo '|' '&&' \\; \"a;b\"", ['echo', '|', '&&', ';', 'a;b']],
  ])('%s is one command', (line, words) => {
    expect(readLine(line)).toEqual({ ok: true, commands: [{ when: ';', words }] });
  });

  it('has several commands, with blanks or without', () => {
    expect(read('a 1 && b;c||d ;')).toEqual(['; a|1', '&& b', '; c', '|| d']);
    expect(read('  ')).toEqual([]);
  });

  it.each([
    ["echo 'a", 'sh: syntax error: unterminated quoted string'],
    ['&& a', 'sh: syntax error: unexpected "&&"'],
    ['a ;; b', 'sh: syntax error: unexpected ";"'],
    ['a &&', 'sh: syntax error: unexpected end of file'],
    ['a | grep b', "sh: '|' is not supported here: commands are joined by &&, || and ; alone"],
  ])('%s is refused', (line, message) => {
    expect(read(line)).toBe(message);
  });
});
