import { describe, expect, it } from 'vitest';
import type { About, RelatedList } from '../../protocol/detail';
import { bundledScenario } from '../../testing/scenarios/shelf';
import { testDesk } from './testDesk';

const MORE = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: blue}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec:
  minAvailable: 2
  selector: {matchLabels: {app: web}}
---
apiVersion: v1
kind: Pod
metadata: {name: solo, labels: {app: solo}}
spec:
  containers:
    - name: solo
      image: shop/web:v1
      envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: absent}}]
`;

function desk() {
  const staged = testDesk(bundledScenario('std'));
  staged.perform({
    type: 'exec',
    terminal: '1',
    line: 'kubectl apply -f more.yaml',
    files: { 'more.yaml': MORE },
  });
  staged.seek(staged.show.playback.now + 5_000);
  const about = (resource: string, name: string, namespace = 'default', known = -1) =>
    staged.ask<'about'>({ type: 'about', resource, namespace, name, known });
  const told = (resource: string, name: string, namespace?: string) => about(resource, name, namespace).about as About;
  const web = staged.show.cluster.etcd.list('pods', 'default').find(({ metadata }) => metadata.name.startsWith('web-'));
  return { ...staged, about, told, pod: web?.metadata.name ?? '' };
}

const names = ({ objects }: RelatedList) => objects.map(({ kind, name }) => `${kind} ${name}`);

describe('what is told about an object', () => {
  it('is whom it belongs to, what selects it, and what its fields name', () => {
    const { told, pod } = desk();
    const { owners, selectedBy, uses } = told('pods', pod);
    expect(owners.map(({ kind }) => kind)).toEqual(['ReplicaSet', 'Deployment']);
    expect(names(selectedBy).sort()).toEqual(['PodDisruptionBudget web', 'Service web']);
    expect(names(uses)).toContain('ServiceAccount default');
  });

  it('is what it owns, as a tree, and what it selects', () => {
    const { told } = desk();
    const { owned } = told('deployments.apps', 'web');
    expect(owned.objects.map(({ kind, owns }) => `${kind} ${owns?.length}`)).toEqual(['ReplicaSet 4']);
    expect(told('services', 'web').selects.objects).toHaveLength(4);
    expect(names(told('services', 'kubernetes').selects)).toEqual([]);
  });

  it('is who uses a ConfigMap, and that a Secret is not there', () => {
    const { told } = desk();
    expect(names(told('configmaps', 'settings').usedBy)).toEqual(['Pod solo']);
    const uses = told('pods', 'solo').uses.objects;
    expect(uses.find(({ kind }) => kind === 'ConfigMap')?.uid).not.toBe('');
    expect(uses.find(({ name }) => name === 'absent')).toMatchObject({ kind: 'Secret', uid: '' });
  });

  it('has the columns of kubectl get -o wide, and no managedFields', () => {
    const { told } = desk();
    const { columns, object } = told('configmaps', 'settings');
    expect(columns.map(([title]) => title)).toEqual(['NAME', 'DATA', 'AGE']);
    expect(columns[1]?.[1]).toBe('1');
    expect(JSON.stringify(object)).not.toContain('managedFields');
  });

  it('has its events, the newest last, and its conditions from the beginning', () => {
    const { told, pod } = desk();
    const { events, conditions, createdAt } = told('pods', pod);
    expect(events.map(({ reason }) => reason)).toEqual(['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started']);
    const ready = conditions.find(({ type }) => type === 'Ready');
    expect(ready?.segments.map(({ status }) => status)).toEqual(['False', 'True']);
    expect(ready?.segments[0]?.from).toBeGreaterThanOrEqual(createdAt);
  });

  it('is told once while nothing changes, and that it is not there', () => {
    const { show, about } = desk();
    show.hear({ type: 'pause' });
    const { number, about: first } = about('configmaps', 'settings');
    expect(first).toBeDefined();
    expect(about('configmaps', 'settings', 'default', number)).toEqual({ number });
    expect(about('configmaps', 'nowhere').about).toBeNull();
  });

  it('is forgotten when time is set back before it', () => {
    const { seek, told, about, pod } = desk();
    const { createdAt } = told('pods', pod);
    seek(createdAt + 300);
    const { conditions, events } = told('pods', pod);
    expect(conditions.find(({ type }) => type === 'Ready')?.segments.at(-1)?.status).not.toBe('True');
    expect(events.every(({ firstAt }) => firstAt <= createdAt + 300)).toBe(true);
    seek(0);
    expect(about('pods', pod).about).toBeNull();
  });
});

describe('an object as YAML', () => {
  it('is what kubectl prints, and asking changes nothing', () => {
    const { ask, perform, show } = desk();
    show.hear({ type: 'pause' });
    const before = ask<'hash'>({ type: 'hash' }).hash;
    const { text } = ask<'yaml'>({
      type: 'yaml',
      resource: 'configmaps',
      namespace: 'default',
      name: 'settings',
      managed: false,
    });
    expect(ask<'hash'>({ type: 'hash' }).hash).toBe(before);
    perform({ type: 'exec', terminal: '1', line: 'kubectl get configmap settings -o yaml' });
    const { terminal = [] } = show.frame(0) as { terminal?: { kind: string; text: string }[] };
    expect(text).toBe(terminal.findLast(({ kind }) => kind === 'stdout')?.text);
  });
});

describe('what is told of another branch', () => {
  it('is its own object, though revision, second and what the page knows are the same', () => {
    const { show, ask } = testDesk(bundledScenario('std'));
    const at = 60_000;
    show.hear({ type: 'pause' });
    for (const [index, colour] of ['blue', 'green'].entries()) {
      show.hear({ type: 'seek', at: at - index });
      const line = `kubectl create configmap settings --from-literal=colour=${colour}`;
      show.hear({ type: 'command', command: { type: 'exec', terminal: '1', line } });
    }
    // What was there before anything was typed is a branch, too.
    const names = show.playback.branches().map(({ name }) => name);
    let number = -1;
    const told = [...names, ...names].map((branch) => {
      show.playback.switchTo(branch, at + 1_000);
      const where = { resource: 'configmaps', namespace: 'default', name: 'settings' };
      const answer = ask<'about'>({ type: 'about', ...where, known: number });
      number = answer.number;
      const { data } = (answer.about?.object ?? {}) as { data?: { colour: string } };
      return `${data?.colour} ${data ? show.cluster.etcd.revision : ''}`;
    });
    const { revision } = show.cluster.etcd;
    expect(told.slice(0, 3)).toEqual(told.slice(3));
    expect(new Set(told)).toEqual(new Set(['undefined ', `blue ${revision}`, `green ${revision}`]));
  });
});
