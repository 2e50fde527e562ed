import { describe, expect, it } from 'vitest';
import { readCondition } from './conditions';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', generation: 2, uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
  status: {
    phase: 'Running',
    podIP: '10.244.0.5',
    conditions: [{ type: 'Ready', status: 'True', observedGeneration: 2 }],
  },
};

function isMet(text: string, object: object = pod): boolean {
  const condition = readCondition(text);
  return condition.type === 'object' && condition.isMet(object as typeof pod);
}

describe('what kubectl wait --for asks', () => {
  it('a condition, in any case of letters, with a value or without', () => {
    expect(isMet('condition=ready')).toBe(true);
    expect(isMet('condition=Ready=True')).toBe(true);
    expect(isMet('condition=Ready=false')).toBe(false);
    expect(isMet('condition=Initialized')).toBe(false);
  });

  it('a condition that was seen of an older generation does not count', () => {
    expect(isMet('condition=Ready', { ...pod, metadata: { ...pod.metadata, generation: 3 } })).toBe(false);
  });

  it('a path, strict or relaxed, with a value or any', () => {
    expect(isMet('jsonpath={.status.phase}=Running')).toBe(true);
    expect(isMet('jsonpath=.status.phase=Pending')).toBe(false);
    expect(isMet('jsonpath={.status.podIP}')).toBe(true);
    expect(isMet('jsonpath={.status.conditions[?(@.type=="Ready")].status}=True')).toBe(true);
  });

  it('words that mean nothing', () => {
    expect(() => readCondition('ready')).toThrow('unrecognized condition: "ready"');
    expect(() => isMet('jsonpath={.status.conditions}=x')).toThrow('nested object or list');
  });
});
