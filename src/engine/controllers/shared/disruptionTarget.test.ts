import { expect, test } from 'vitest';
import type { Pod } from '../../../api/generated/core/v1';
import type { Client } from '../../client/client';
import { disrupt } from './disruptionTarget';

test('TAINT-1: a pod that was told before why it goes keeps the time at which it was told', () => {
  const patches: unknown[] = [];
  const client = {
    patch: (_resource: string, _namespace: string, _name: string, patch: unknown) =>
      patches.push(patch) && { ok: true },
    delete: () => ({ ok: true }),
  } as unknown as Client;
  const told = {
    type: 'DisruptionTarget',
    reason: 'EvictionByEvictionAPI',
    lastTransitionTime: '2026-01-01T00:00:07Z',
  };
  const pod = (status: string) =>
    ({ metadata: { name: 'web', namespace: 'default' }, status: { conditions: [{ ...told, status }] } }) as Pod;
  expect(disrupt(client, pod('True'), 'DeletionByTaintManager', 'words', 60_000)).toBe(true);
  disrupt(client, pod('False'), 'DeletionByTaintManager', 'words', 60_000);
  const now = { reason: 'DeletionByTaintManager', status: 'True' };
  expect(patches).toMatchObject([
    { status: { conditions: [{ ...now, lastTransitionTime: '2026-01-01T00:00:07Z' }] } },
    { status: { conditions: [{ ...now, lastTransitionTime: '2026-01-01T00:01:00Z' }] } },
  ]);
});
