import { expect, test } from 'vitest';
import type { Deployment } from '../../../api/generated/apps/v1';
import { maxSurge, maxUnavailable } from './fenceposts';

const of = (replicas: number, surge: number | string = '25%', unavailable: number | string = '25%') =>
  ({
    spec: { replicas, strategy: { rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } } },
  }) as Deployment;

test('DEP-2: surge rounds up, unavailable down', () => {
  const fenceposts = [1, 2, 3, 4, 5, 10].map((replicas) => [maxSurge(of(replicas)), maxUnavailable(of(replicas))]);
  expect(fenceposts).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [1, 1],
    [2, 1],
    [3, 2],
  ]);
});

test('DEP-2: where both are none one pod may be unavailable', () => {
  expect([maxSurge(of(3, 0, '10%')), maxUnavailable(of(3, 0, '10%'))]).toEqual([0, 1]);
  expect(maxUnavailable(of(2, 0, 5))).toBe(2);
});
