import { describe, expect, it } from 'vitest';
import type { DeedRecord, SessionRecord } from '../protocol/record';
import { emptyStage } from '../testing/scenarios/play';
import { bundledScenario } from '../testing/scenarios/shelf';
import { Recorder } from '../worker/record/recorder';
import { reportOf } from './report';

const CAPTION = { headline: 'web: all 4 pods are ready', facts: ['20 requests/s, none failed.'] };
const DEED: DeedRecord = {
  at: 61_000,
  text: 'kubectl get pods',
  exitCode: 0,
  printed: [],
  made: [],
  gone: [],
  changed: [],
  rollouts: [],
  warnings: [],
  machines: [],
  requests: { sent: 0, failed: 0, reasons: {} },
};
const record = (...deeds: Partial<DeedRecord>[]): SessionRecord => ({
  at: 120_000,
  deeds: deeds.map((deed) => ({ ...DEED, ...deed })),
});
const pod = (name: string) => ({ kind: 'Pod', namespace: 'shop', name });

describe('the report', () => {
  it('says what was done when, and what came of it', () => {
    const rollout = { kind: 'Deployment', namespace: 'default', name: 'web', images: ['shop/web:v2'] };
    const text = reportOf(
      'A shop',
      record(
        {
          text: 'kubectl apply -f web.yaml',
          made: [{ kind: 'Deployment', namespace: 'default', name: 'web' }, ...['a', 'b', 'c', 'd', 'e'].map(pod)],
          gone: [pod('x')],
          rollouts: [{ ...rollout, from: 61_000, until: 84_400, outcome: 'complete' }],
          requests: { sent: 100, failed: 3, reasons: { timeout: 1, 503: 2 } },
        },
        {
          at: 100_000,
          rollouts: [{ ...rollout, from: 100_000, outcome: 'running' }],
          warnings: [{ reason: 'BackOff', message: 'Back-off pulling image', object: pod('a'), times: 3 }],
          machines: [{ at: 104_000, node: 'node-a', ready: false }],
        },
        { at: 110_000 },
      ),
      CAPTION,
    );
    expect(text).toMatch(/^# Drydock: A shop\n/);
    expect(text).toContain('**At 02:00: web: all 4 pods are ready.** 20 requests/s, none failed.');
    expect(text).toContain('- 3 things were done.\n- 100 requests, 3 failed (503: 2, timeout: 1).');
    expect(text).toContain('- 2 rollouts, the longest took 23 s.\n- 3 warnings of the cluster.');
    expect(text).toContain('### 01:01 `kubectl apply -f web.yaml`');
    expect(text).toContain('- Made: Deployment web; 5 Pod objects.\n- Gone: Pod x in shop.');
    expect(text).toContain('- Rollout of web to shop/web:v2: complete after 23 s.');
    expect(text).toContain('- Rollout of web to shop/web:v2: not over yet, after 20 s.');
    expect(text).toContain('- Warning BackOff (3 times): Back-off pulling image');
    expect(text).toContain('- 01:44: node-a is no longer ready.');
    expect(text).toContain('### 01:50 `kubectl get pods`\n\n- Nothing changed.');
  });

  it('shows what a failed line printed, and lets no word become markup', () => {
    const text = reportOf(
      '<img src=x>',
      record({ text: 'echo `a` ``b``', exitCode: 1, printed: ['```', '# no'], warnings: [] }),
      { headline: '*a* [b](javascript:c)', facts: ['<script>'] },
    );
    expect(text).toContain('# Drydock: \\<img src=x\\>');
    expect(text).toContain('\\*a\\* \\[b\\](javascript:c)');
    expect(text).toContain('\\<script\\>');
    expect(text).toContain('### 01:01 ``` echo `a` ``b`` ```');
    expect(text).toContain('It failed with exit code 1:\n\n````\n```\n# no\n````');
  });

  it.each(['rolling-update', 'bad-image', 'node-loss', 'errors-and-undo'])(
    'tells of the recorded session %s',
    (name) => {
      const scenario = bundledScenario(name);
      const recorder = new Recorder(emptyStage(scenario), scenario.start, scenario.opensAtMs + 120_000);
      let played = recorder.play();
      while (!played.record) played = recorder.play();
      const text = reportOf(scenario.title, played.record, CAPTION);
      for (const { command } of scenario.start)
        if (command.type === 'exec') expect(text).toContain(`\`${command.line}\``);
      expect(text).not.toMatch(/undefined|NaN|\{\w+\}/);
      const says = {
        'rolling-update': /Rollout of web to shop\/web:v2: complete after \d+ s\./,
        'bad-image': /Warning Failed/,
        'node-loss': /node-b is no longer ready\.|node-a is no longer ready\./,
        'errors-and-undo': /requests, \d+ failed \(500: \d+/,
      }[name];
      expect(text).toMatch(says as RegExp);
    },
  );
});
