import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '../../protocol/record';
import type { LoggedCommand } from '../../protocol/session';
import { emptyStage } from '../../testing/scenarios/play';
import { bundledScenario } from '../../testing/scenarios/shelf';
import { Recorder } from './recorder';

/** A scenario with more done in it, written down to a moment. */
function recorded(
  name: string,
  more: readonly LoggedCommand[],
  until: number,
): { record: SessionRecord; asked: number } {
  const scenario = bundledScenario(name);
  const recorder = new Recorder(emptyStage(scenario), [...scenario.start, ...more], until);
  for (let asked = 1; ; asked++) {
    const { done, record } = recorder.play();
    if (record) return { record, asked };
    expect(done).toBeLessThan(1);
  }
}

const exec = (at: number, line: string): LoggedCommand => ({ at, command: { type: 'exec', terminal: '1', line } });

describe('the record of a session', () => {
  it('has each deed with what came of it until the next', () => {
    const { record } = recorded(
      'std',
      [
        exec(95_000, 'kubectl set image deployment/web web=shop/web:v2'),
        exec(180_000, 'kubectl set image deployment/web web=shop/web:nowhere'),
        exec(240_000, 'kubectl get pods nothing'),
        { at: 250_000, command: { type: 'power', node: 'node-a', on: false } },
        exec(900_000, 'kubectl scale deployment web --replicas=2'),
      ],
      1_000_000,
    );
    const deed = (text: string | RegExp) => record.deeds.find((one) => one.text.match(text))!;
    const apply = deed(/^kubectl apply/);
    expect(apply.made.map(({ kind }) => kind).sort()).toContain('Ingress');
    expect(apply.made.filter(({ kind }) => kind === 'Pod')).toHaveLength(4);
    expect([apply.rollouts[0]?.outcome, apply.exitCode]).toEqual(['complete', 0]);

    const good = deed(/web:v2$/);
    expect(good.rollouts).toHaveLength(1);
    const [rollout] = good.rollouts;
    expect(rollout).toMatchObject({ name: 'web', images: ['shop/web:v2'], outcome: 'complete' });
    expect(rollout!.from).toBeGreaterThanOrEqual(95_000);
    expect(rollout!.from).toBeLessThan(95_500);
    expect(rollout!.until! - rollout!.from).toBeGreaterThan(5_000);
    expect(good.changed).toEqual([{ kind: 'Deployment', namespace: 'default', name: 'web' }]);
    expect(good.gone.filter(({ kind }) => kind === 'Pod')).toHaveLength(4);
    // 20 a second, from 95 s to 180 s; a few of them end after the next deed.
    expect(Math.abs(good.requests.sent - 1_700)).toBeLessThan(10);
    expect(good.requests.failed).toBe(0);

    const bad = deed(/nowhere$/);
    expect(bad.rollouts[0]?.outcome).toBe('running');
    expect(bad.warnings.map(({ reason }) => reason)).toContain('Failed');
    expect(deed(/nothing$/)).toMatchObject({
      exitCode: 1,
      printed: ['Error from server (NotFound): pods "nothing" not found'],
      made: [],
    });
    const lost = deed('stop node-a');
    expect(lost.machines[0]).toMatchObject({ node: 'node-a', ready: false });
    expect(lost.requests.failed).toBeGreaterThan(0);
    expect(Object.values(lost.requests.reasons).reduce((sum, times) => sum + times, 0)).toBe(lost.requests.failed);
  });

  it('gives what was printed to the line that printed it, whatever was done meanwhile', () => {
    const typed = (at: number, terminal: string, line: string): LoggedCommand => ({
      at,
      command: { type: 'exec', terminal, line },
    });
    const { record } = recorded(
      'std',
      [
        typed(95_000, '1', 'kubectl set image deployment/web web=shop/web:v2'),
        typed(96_000, '1', 'kubectl rollout status deployment/web'),
        typed(97_000, '2', 'kubectl get pods nothing'),
        typed(97_500, '1', 'kubectl get deployments nowhere'),
        { at: 98_000, command: { type: 'link', node: 'node-c', cut: false, delayMs: 5 } },
        typed(140_000, '2', 'kubectl get "pods'),
        typed(150_000, '2', 'kubectl get pods --watch'),
        typed(151_000, '2', 'kubectl get nodes'),
        { at: 152_000, command: { type: 'interrupt', terminal: '2' } },
        typed(153_000, '2', 'kubectl get services nobody'),
      ],
      400_000,
    );
    const deed = (text: string | RegExp) => record.deeds.find((one) => one.text.match(text))!;
    expect(deed(/^kubectl rollout status/)).toMatchObject({ exitCode: 0 });
    expect(deed(/^kubectl rollout status/).printed[0]).toMatch(/^Waiting for deployment "web" rollout to finish/);
    expect(deed(/pods nothing$/)).toMatchObject({
      exitCode: 1,
      printed: ['Error from server (NotFound): pods "nothing" not found'],
    });
    expect(deed(/deployments nowhere$/)).toMatchObject({
      at: 97_500,
      exitCode: 1,
      printed: ['Error from server (NotFound): deployments.apps "nowhere" not found'],
    });
    expect(deed(/^slow down node-c/)).toMatchObject({ printed: [] });
    expect(deed(/^slow down node-c/).exitCode).toBeUndefined();
    expect(deed(/"pods$/).exitCode).toBe(2);
    expect(deed(/"pods$/).printed).toHaveLength(1);
    expect(deed(/--watch$/).exitCode).toBe(130);
    expect(deed('kubectl get nodes')).toMatchObject({ printed: [] });
    expect(deed('Ctrl-C')).toMatchObject({ printed: [] });
    expect(deed(/services nobody$/)).toMatchObject({ exitCode: 1 });
    expect(record.deeds.map(({ at }) => at)).toEqual(record.deeds.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('is made bit by bit where it is long, and always the same', () => {
    const one = recorded('std', [], 600_000);
    expect(one.asked).toBeGreaterThan(1);
    expect(recorded('std', [], 600_000)).toEqual(one);
  });
});
