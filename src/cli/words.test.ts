import { describe, expect, it } from 'vitest';
import { splitWords } from './words';

describe('splitWords', () => {
  const cases: [string, string[]][] = [
    ['kubectl get pods', ['kubectl', 'get', 'pods']],
    [`kubectl -o jsonpath='{.a "b"}'`, ['kubectl', '-o', 'jsonpath={.a "b"}']],
    ['echo "a \\"b\\" $x" c\\ d', ['echo', 'a "b" $x', 'c d']],
    ["a '' b", ['a', '', 'b']],
    ['  ', []],
    ["'rank>5' rank>5", ['rank>5', 'rank>5']],
  ];
  for (const [line, words] of cases) it(line, () => expect(splitWords(line)).toEqual({ ok: true, words }));

  it('refuses what it does not know: open quotes and operators', () => {
    expect(splitWords("echo 'a").ok).toBe(false);
    expect(splitWords('kubectl get pods | grep web').ok).toBe(false);
    expect(splitWords("echo '|'")).toEqual({ ok: true, words: ['echo', '|'] });
  });
});
