import { expect, test } from 'vitest';
import type { Pod } from '../../../api/generated/core/v1';
import { formatTime } from '../../sim/time';
import { chooseVictims } from './victims';

const NOW = 1_000_000;

interface Sketch {
  readonly name: string;
  readonly node?: string;
  readonly phase?: string;
  readonly readyAt?: number;
  readonly restarts?: number;
  readonly uid?: string;
}

function pod({ name, node = 'n1', phase = 'Running', readyAt, restarts = 0, uid = name }: Sketch): Pod {
  const ready =
    readyAt === undefined ? [] : [{ type: 'Ready', status: 'True', lastTransitionTime: formatTime(readyAt) }];
  return {
    metadata: { name, uid, creationTimestamp: formatTime(1000) },
    spec: { nodeName: node },
    status: { phase, conditions: ready, containerStatuses: [{ restartCount: restarts }] },
  } as unknown as Pod;
}

function order(sketches: Sketch[], onNode: Record<string, number> = {}): string[] {
  const pods = [...sketches.map(pod), pod({ name: 'stays', uid: 'z', node: 'n0', readyAt: 0 })];
  return chooseVictims(pods, sketches.length, (node) => onNode[node] ?? 0, NOW).map(({ metadata }) => metadata.name);
}

test('RS-4: the unassigned, then the Pending, then the not ready', () => {
  const names = order([
    { name: 'unready' },
    { name: 'pending', phase: 'Pending' },
    { name: 'unassigned', node: '', phase: 'Pending' },
  ]);
  expect(names).toEqual(['unassigned', 'pending', 'unready']);
});

test('RS-4: the node with more of its kind gives first', () => {
  const crowded = { name: 'crowded', node: 'n1', readyAt: 0 };
  const alone = { name: 'alone', node: 'n2', readyAt: 900_000 };
  expect(order([alone, crowded], { n1: 3, n2: 2 })).toEqual(['crowded', 'alone']);
});

test('RS-4: the younger by powers of two; of about the same age the lower uid', () => {
  expect(
    order([
      { name: 'b', readyAt: 500_000 },
      { name: 'c', readyAt: 990_000 },
    ]),
  ).toEqual(['c', 'b']);
  expect(
    order([
      { name: 'b', readyAt: 500_000 },
      { name: 'a', readyAt: 510_000 },
    ]),
  ).toEqual(['a', 'b']);
});

test('RS-4: of the same age the one that restarted more often', () => {
  expect(order([{ name: 'a' }, { name: 'b', restarts: 3 }])).toEqual(['b', 'a']);
});
