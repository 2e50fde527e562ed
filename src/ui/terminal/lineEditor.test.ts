import { describe, expect, it } from 'vitest';
import { complete, emptyLine, feed, insert, type Line, submitted } from './lineEditor';

const typed = (data: string, line: Line = emptyLine(['kubectl get pods', 'kubectl get nodes'])) => feed(line, data);
const shown = ({ text, cursor }: Line) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

describe('feed', () => {
  it.each([
    ['abc', 'abc|'],
    ['abc\x1b[D\x1b[DX', 'aX|bc'],
    ['abc\x01X\x05Y', 'XabcY|'],
    ['abc\x7f', 'ab|'],
    ['abc\x1b[D\x1b[D\x1b[3~', 'a|c'],
    ['get pods\x17', 'get |'],
    ['get pods  \x17', 'get |'],
    ['get pods\x15', '|'],
    ['get pods\x1bb\x0b', 'get |'],
    ['get pods\x17\x01\x19', 'pods|get '],
    ['get pods\x01\x1b[1;5CX', 'getX| pods'],
    ['\x1b[A', 'kubectl get nodes|'],
    ['\x1b[A\x1b[A\x1b[A', 'kubectl get pods|'],
    ['dra\x1b[A\x1b[B', 'dra|'],
    ['a🚢b\x1b[D\x7f', 'a|b'],
    ['a\x1b[99zb', 'ab|'],
  ])('%j gives %s', (data, expected) => {
    expect(shown(typed(data).line)).toBe(expected);
  });

  it('stops at what asks for something, and keeps the rest', () => {
    const { line, ask, rest } = typed('kubectl get po\rkubectl get no\r');
    expect([shown(line), ask, rest]).toEqual(['kubectl get po|', 'submit', 'kubectl get no\r']);
    expect(typed('a\r\nb').rest).toBe('b');
    expect(typed('ab\x03').ask).toBe('interrupt');
    expect(typed('ab\tc')).toMatchObject({ ask: 'complete', rest: 'c' });
  });
});

describe('submitted', () => {
  it('puts a line into the history once', () => {
    const line = submitted(insert(emptyLine(['a']), 'b'));
    expect(submitted(insert(line, 'b')).history).toEqual(['a', 'b']);
    expect(submitted(insert(line, '  ')).history).toEqual(['a', 'b']);
  });
});

describe('complete', () => {
  const at = (text: string) => insert(emptyLine(), text);
  it('takes the only word and leaves a blank behind it', () => {
    expect(shown(complete(at('kubectl des'), 8, ['describe']).line)).toBe('kubectl describe |');
  });
  it('leaves no blank where the word goes on', () => {
    expect(shown(complete(at('kubectl get --out'), 12, ['--output=']).line)).toBe('kubectl get --output=|');
  });
  it('goes as far as the words agree, then lists them', () => {
    const first = complete(at('kubectl get de'), 12, ['deploy', 'deployments']);
    expect(shown(first.line)).toBe('kubectl get deploy|');
    expect(complete(first.line, 12, ['deploy', 'deployments']).list).toEqual(['deploy', 'deployments']);
  });
});
