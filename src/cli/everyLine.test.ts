import { describe, expect, it } from 'vitest';
import { Random } from '../engine/sim/random';
import { VERBS } from './kubectl/verbs/registry';
import { testTerminal } from './testTerminal';

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: web, image: nginx:1.25, ports: [{containerPort: 80}], env: [{name: A, value: b}]}
`;
const WORDS =
  'pods pod web deployment/web svc cm nodes all a=b c- = - -- a/b/c / pods,svc x=y:NoSchedule * {.a} web=nginx:1 0 -1 { generic ns -o yaml -o name -o wide -o jsonpath={..} -o jsonpath={.items[5]} -o go-template={{.kind}} -o custom-columns=A:.x -f m.yaml -l a -A --all -w --sort-by=.x'.split(
    ' ',
  );
const DAMAGE = [
  '\t',
  ':',
  '-',
  ' ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '\n',
  '#',
  '&a ',
  '*a',
  '!',
  '|',
  'null',
  '[]',
  '{}',
  '1',
];

describe('whatever is typed', () => {
  it('ends with an exit code: odd words and damaged manifests', () => {
    const positions = new Map<string, number>();
    const random = new Random(() => positions, 'lines', 1);
    const pick = <T>(list: readonly T[]): T => list[random.int(list.length)] as T;
    const files: Record<string, string> = { 'm.yaml': MANIFEST };
    const { run, cli, sim, start } = testTerminal(files);
    run('kubectl apply -f m.yaml');
    for (let round = 0; round < 400; round++) {
      let text = MANIFEST;
      for (let times = 0; times < 2; times++) {
        const at = random.int(text.length);
        text = text.slice(0, at) + pick(DAMAGE) + text.slice(at + random.int(3));
      }
      files['m.yaml'] = text;
      const words = Array.from({ length: random.int(5) }, () => pick(WORDS));
      start(['kubectl', pick(VERBS).path, ...words].join(' '));
      sim.runUntil(sim.now + 3000);
      cli.interrupt('t');
      expect(cli.running('t')).toBe(false);
    }
  });
});
