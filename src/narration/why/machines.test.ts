import { describe, expect, it } from 'vitest';
import { bundledScenario } from '../../testing/scenarios/shelf';
import { cardOf } from '../../worker/why/testCards';
import { type Act, played } from '../../worker/why/testPlay';

describe('a drain', () => {
  const budget: Act = [100_000, 'kubectl create poddisruptionbudget web --selector=app=web --min-available=4'];
  const drain = (flags = ''): Act => [105_000, `kubectl drain node-b --ignore-daemonsets${flags}`];
  const words = (acts: Act[], until: number) =>
    cardOf(played(acts, until, bundledScenario('std')), { kind: 'Node', name: 'node-b' }).words;

  it('is not under way any more once somebody gave it up', () => {
    const interrupt: Act = [120_000, { type: 'interrupt', terminal: '1' }];
    expect(words([budget, drain()], 119_000)).toMatch(/^The drain waits for web-/);
    expect(words([budget, drain(), interrupt], 125_000)).toMatch(/^It is ready since .* It is cordoned/);
  });

  it('is not under way any more once it failed', () => {
    expect(words([budget, drain(' --timeout=10s')], 112_000)).toMatch(/^The drain waits for web-/);
    expect(words([budget, drain(' --timeout=10s')], 130_000)).toMatch(/^It is ready since .* It is cordoned/);
  });
});
