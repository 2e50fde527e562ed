import { describe, expect, it } from 'vitest';
import type { LogPlace } from '../../protocol/detail';
import { bundledScenario } from '../../testing/scenarios/shelf';
import { testDesk } from './testDesk';

const TALKER = `apiVersion: v1
kind: Pod
metadata: {name: talker}
spec:
  containers:
    - name: talker
      image: busybox:1.36
      command: [sh, -c, 'echo begin; for i in 1 2 3; do sleep 2; echo line $i; done; exit 3']
`;

function talker() {
  const staged = testDesk(bundledScenario('std'));
  staged.perform({ type: 'exec', terminal: '1', line: 'kubectl apply -f t.yaml', files: { 't.yaml': TALKER } });
  const begin = staged.show.playback.now;
  const read = (after?: LogPlace, previous = false, container = 'talker') =>
    staged.ask<'logs'>({
      type: 'logs',
      namespace: 'default',
      pod: 'talker',
      container,
      previous,
      ...(after && { after }),
    });
  const until = (words: string) => {
    let at = begin;
    while (!read().lines.some(({ text }) => text === words) && at < begin + 60_000) staged.seek((at += 250));
  };
  return { ...staged, read, until };
}

const texts = ({ lines }: { lines: readonly { text: string }[] }) => lines.map(({ text }) => text);

describe('the log of a container', () => {
  it('goes on behind the line that the page has', () => {
    const { read, until } = talker();
    until('line 1');
    const first = read();
    expect(texts(first)).toEqual(['begin', 'line 1']);
    expect(read(first.place)).toMatchObject({ lines: [], whole: false });
    until('line 2');
    const second = read(first.place);
    expect(texts(second)).toEqual(['line 2']);
    expect(second.lines[0]?.at).toBeGreaterThan(first.lines[1]?.at ?? Number.NaN);
  });

  it('begins anew with a container that was restarted, whose last log is the previous one', () => {
    const { show, seek, read, until } = talker();
    until('line 3');
    const { place } = read();
    seek(show.playback.now + 3_000);
    const again = read(place);
    expect(again.whole).toBe(true);
    expect(texts(again)[0]).toBe('begin');
    expect(texts(read(undefined, true))).toEqual(['begin', 'line 1', 'line 2', 'line 3']);
  });

  it('tells nothing of the future after time was set back', () => {
    const { show, seek, read, until } = talker();
    until('line 1');
    const { now } = show.playback;
    const then = texts(read());
    seek(now + 2_500);
    expect(texts(read())).not.toEqual(then);
    seek(now);
    expect(texts(read())).toEqual(then);
  });

  it('gives the refusal of the API server word for word', () => {
    const { read, until } = talker();
    until('begin');
    expect(read(undefined, false, 'other').error).toBe('container other is not valid for pod talker');
  });
});
