import { describe, expect, it } from 'vitest';
import { bundledScenario, scenarioNames } from '../../testing/scenarios/shelf';
import { testDesk } from './testDesk';

type Desk = ReturnType<typeof testDesk>;

function run({ perform, show, seek }: Desk, line: string, files?: Record<string, string>): void {
  perform({ type: 'exec', terminal: '1', line, ...(files && { files }) });
  seek(show.sessionNow().at + 5_000);
}

/** What people made in a cluster, and again in an empty one to which that is applied. */
function twice(desk: Desk): [once: string, again: string, printed: number] {
  const { text } = desk.ask({ type: 'bundle' });
  const other = testDesk(bundledScenario('empty'));
  run(other, 'kubectl apply -f bundle.yaml', { 'bundle.yaml': text });
  const again = other.ask({ type: 'bundle' });
  return [text, again.text, again.objects];
}

describe('a bundle of what people made', () => {
  it.each(scenarioNames().filter((name) => name !== 'bench'))(
    'of %s applies to an empty cluster and gives the same',
    (name) => {
      const [once, again] = twice(testDesk(bundledScenario(name)));
      expect(again).toBe(once);
    },
  );

  it('has objects of many kinds in an order that applies, and none that the cluster makes by itself', () => {
    const desk = testDesk(bundledScenario('std'));
    const lines = [
      'kubectl create namespace late',
      'kubectl create deployment app --image=nginx:1.25 -n late',
      'kubectl expose deployment app --port=80 --type=NodePort -n late',
      'kubectl create configmap settings --from-literal=a=1',
      'kubectl create secret generic key --from-literal=b=2',
      'kubectl create serviceaccount bob',
      'kubectl create job once --image=busybox -- true',
      'kubectl run solo --image=nginx:1.25',
      'kubectl create poddisruptionbudget web --selector=app=web --min-available=3',
      'kubectl create clusterrole reader --verb=get --resource=pods',
      'kubectl autoscale deployment web --max=9 --cpu=50%',
      'kubectl scale deployment web --replicas=3',
      'kubectl label pods --all seen=yes',
      'kubectl annotate namespace default a=b',
      'kubectl cordon node-a',
    ];
    for (const line of lines) run(desk, line);
    const [once, again, objects] = twice(desk);
    expect(again).toBe(once);
    const kinds = [...once.matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind);
    expect(kinds.indexOf('Namespace')).toBeLessThan(kinds.indexOf('Service'));
    expect([kinds[0], kinds.at(-1), objects]).toEqual(['Namespace', 'Ingress', kinds.length]);
    expect(kinds.filter((kind) => kind === 'Pod')).toEqual(['Pod']);
    expect(kinds.some((kind) => /Node|ReplicaSet|Endpoint|Event|Lease/.test(kind ?? ''))).toBe(false);
    expect(once).toContain('replicas: 3');
    expect(once).not.toMatch(
      /resourceVersion|uid:|creationTimestamp|clusterIP: 10|last-applied|nodeName|kube-api-access/,
    );
  });

  it('is empty where nobody made anything', () => {
    expect(testDesk(bundledScenario('empty')).ask({ type: 'bundle' })).toEqual({ text: '', objects: 0 });
  });
});
