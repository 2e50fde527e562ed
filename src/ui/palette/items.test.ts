import { describe, expect, it, vi } from 'vitest';
import type { Playground } from '../../mirror/playground';
import { emptyMirror } from '../../mirror/store';
import type { ScenarioCard } from '../../protocol/scenario';
import type { PodView, ServiceView } from '../../protocol/view';
import { workspace } from '../kit/workspace';
import { answersTo } from './items';

const CARDS = [
  { name: 'oom', title: 'Out of memory', sentence: 'A leak against a limit.' },
  { name: 'memory-pressure', title: 'Memory pressure', sentence: 'A pod takes more and more.' },
] as ScenarioCard[];

function withCluster() {
  const pods = new Map<string, PodView>();
  for (let index = 0; index < 5_000; index++)
    pods.set(`p${index}`, {
      uid: `p${index}`,
      name: `web-${index}`,
      namespace: 'default',
      status: 'Running',
    } as PodView);
  const services = new Map([['s', { uid: 's', name: 'web', namespace: 'default' } as ServiceView]]);
  const run = vi.fn();
  const mirror = { getState: () => ({ ...emptyMirror(), pods, services }) };
  return { run, playground: { mirror, run } as unknown as Playground };
}
const labels = (query: string, playground?: Playground) =>
  answersTo(query, CARDS, playground).map(({ items }) => items.map(({ label }) => label));

describe('the palette', () => {
  it('finds scenarios by all words of title and sentence, those that begin with the first before the others', () => {
    expect(labels('memory')).toEqual([['Memory pressure', 'Out of memory']]);
    expect(labels('leak limit')).toEqual([['Out of memory']]);
    expect(labels('nothing like that')).toEqual([]);
  });

  it('finds objects of a crowd, a few of them', () => {
    const { playground } = withCluster();
    const [objects] = labels('web', playground);
    expect(objects).toHaveLength(7);
    expect(labels('service web', playground)[0]).toEqual(['Service web']);
    expect(labels('pod web-4999', playground)[0]).toEqual(['Pod web-4999']);
    expect(labels('', playground).flat()).not.toContain('Service web');
  });

  it('selects, and runs lines with or without their first word', () => {
    const { playground, run } = withCluster();
    vi.stubGlobal('document', { getElementById: () => null });
    answersTo('service web', CARDS, playground)[0]?.items[0]?.act();
    expect(workspace.getState().selected).toEqual({ kind: 'Service', uid: 's' });
    answersTo('kubectl get pods -o wide', CARDS, playground)[0]?.items[0]?.act();
    answersTo('get nodes', CARDS, playground).at(-1)?.items[0]?.act();
    expect(run.mock.calls).toEqual([['kubectl get pods -o wide'], ['kubectl get nodes']]);
    vi.unstubAllGlobals();
  });
});
