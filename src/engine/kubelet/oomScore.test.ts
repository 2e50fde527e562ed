import { describe, expect, test } from 'vitest';
import type { Pod } from '../../api/generated/core/v1';
import { oomScoreOf } from './oomScore';

const GI = 1024 ** 3;

function scoreOf(qosClass: string, memory?: string, priority?: number): number {
  const container = { name: 'app', ...(memory !== undefined && { resources: { requests: { memory } } }) };
  const pod = { metadata: { name: 'one' }, spec: { containers: [container], priority }, status: { qosClass } };
  return oomScoreOf(pod as unknown as Pod, container as never, 4 * GI);
}

describe('points against a container when memory runs out', () => {
  test('KL-30: by class, and by how much of the machine was asked for', () => {
    expect(scoreOf('Guaranteed', '1Gi')).toBe(-997);
    expect(scoreOf('BestEffort')).toBe(1000);
    expect(scoreOf('Burstable', '1Gi')).toBe(750);
    expect(scoreOf('Burstable')).toBe(999);
    expect(scoreOf('Burstable', '4Gi')).toBe(3);
    expect(scoreOf('BestEffort', undefined, 2_000_001_000)).toBe(-997);
  });
});
