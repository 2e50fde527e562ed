import { describe, expect, it } from 'vitest';
import { emptyMirror, type Mirror } from '../../mirror/store';
import type { PodState, PodView } from '../../protocol/view';
import { materialOf, matterOf } from './matter';

const pod = (uid: string, state: PodState) => [uid, { uid, state, status: '', restarts: 0 } as PodView] as const;
const line = (at: number, kind: 'command' | 'exit', text: string, exitCode?: number) => ({
  at,
  terminal: '1',
  kind,
  text,
  ...(exitCode === undefined ? {} : { exitCode }),
});

function mirror(parts: Partial<Mirror>): Mirror {
  return { ...emptyMirror(), now: 10_000, ...parts };
}

describe('what is the matter', () => {
  it('is nothing where all is well', () => {
    expect(matterOf(mirror({ pods: new Map([pod('a', 'ready')]) }))).toBeUndefined();
  });

  it('is the pod that is worst off', () => {
    const pods = new Map([pod('a', 'notReady'), pod('b', 'unschedulable'), pod('c', 'crashLoop')]);
    expect(matterOf(mirror({ pods }))).toEqual({ kind: 'Pod', uid: 'b' });
  });

  it('is first what was refused last, and not what is still to come', () => {
    const pods = new Map([pod('a', 'crashLoop')]);
    const terminal = [line(1_000, 'command', 'kubectl apply -f a.yaml'), line(1_100, 'exit', '', 1)];
    expect(matterOf(mirror({ pods, terminal }))).toEqual({ kind: 'Command', at: 1_000 });
    expect(matterOf(mirror({ pods, terminal, now: 500 }))).toEqual({ kind: 'Pod', uid: 'a' });
  });

  it('is the machine that is drained and does not get empty', () => {
    const terminal = [line(1_000, 'command', 'kubectl drain node-b --ignore-daemonsets')];
    expect(matterOf(mirror({ terminal }))).toEqual({ kind: 'Node', name: 'node-b' });
  });
});

describe('what makes another answer likely', () => {
  const object = { kind: 'Pod', uid: 'a' } as const;
  it('is a change of the object or a jump in time, and not time itself', () => {
    const before = mirror({ pods: new Map([pod('a', 'unschedulable')]) });
    expect(materialOf({ ...before, now: 11_000 }, object)).toBe(materialOf(before, object));
    expect(materialOf({ ...before, freshness: 1 }, object)).not.toBe(materialOf(before, object));
    expect(materialOf({ ...before, pods: new Map([pod('a', 'ready')]) }, object)).not.toBe(materialOf(before, object));
  });
});
