import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../protocol/session';
import { bundledScenario } from '../testing/scenarios/shelf';
import { REST } from './rest';
import { Show } from './show';

describe('a cluster that is asked for too much', () => {
  it('refuses what has no room, pauses and names the command, and can be led out of it', () => {
    const log = [...bundledScenario('std').start];
    const show = new Show({ engine: ENGINE_VERSION, seed: 1, scenario: 'std', log }, bundledScenario('std'), () => 0, {
      toolbox: () => REST.toolbox,
      shell: () => REST.shell,
    });
    show.open(31_000);
    show.hear({
      type: 'command',
      command: { type: 'exec', terminal: '1', line: 'kubectl scale deployment web --replicas=1000000' },
    });
    show.playback.advance(show.playback.now + 400_000);
    expect(() => show.frame(0)).toThrow(
      /no room for more objects: replicaset-controller .*“kubectl scale deployment web --replicas=1000000”/,
    );
    expect(show.cluster.etcd.count('pods')).toBeLessThan(6_000);
    show.halt();
    expect(() => show.frame(16)).not.toThrow();
    show.hear({
      type: 'command',
      command: { type: 'exec', terminal: '1', line: 'kubectl scale deployment web --replicas=2' },
    });
    show.playback.advance(show.playback.now + 400_000);
    expect(show.cluster.etcd.count('pods')).toBe(2);
  });
});
