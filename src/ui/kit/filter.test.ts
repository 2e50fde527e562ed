import { describe, expect, it } from 'vitest';
import { canary, midRollout } from '../canvas/fixtures/views';
import { addDeployment, addIngress, addPod, addReplicaSet, addService, emptyWorld } from '../canvas/fixtures/world';
import {
  createFiltering,
  type Filter,
  filtered,
  hiddenNamespaces,
  isNarrow,
  labelTerm,
  NO_FILTER,
  offersOf,
  toggled,
} from './filter';

/** `web` in default, `pay` in team-b, `dns` in kube-system: each a Deployment of one pod, a Service and an Ingress. */
function threeTeams() {
  const world = emptyWorld(1000);
  for (const [name, namespace] of [
    ['web', 'default'],
    ['pay', 'team-b'],
    ['dns', 'kube-system'],
  ] as const) {
    const workload = addDeployment(world, name, { namespace, replicas: 1 });
    const labels = { app: name, tier: name === 'dns' ? 'system' : 'shop', 'pod-template-hash': name };
    const set = addReplicaSet(world, workload, 'abc', { namespace, podLabels: labels });
    addPod(world, set, 'x', 'ready', { namespace });
    const service = addService(world, name, { app: name });
    world.services.set(service.uid, { ...service, namespace });
    const ingress = addIngress(world, name, [[`${name}.test`, '/', name]]);
    world.ingresses.set(ingress.uid, { ...ingress, namespace });
  }
  return world;
}

const names = (records: ReadonlyMap<string, { name: string }>) => [...records.values()].map(({ name }) => name);
const app = (value: string): Filter => ({ ...NO_FILTER, terms: [{ type: 'app', value }] });

describe('the filter', () => {
  it('leaves out the machinery of the cluster until it is asked for', () => {
    const world = threeTeams();
    expect(names(filtered(world, NO_FILTER).workloads)).toEqual(['web', 'pay']);
    expect(names(filtered(world, { ...NO_FILTER, system: true }).workloads)).toEqual(['web', 'pay', 'dns']);
    expect(names(filtered(world, { ...NO_FILTER, namespaces: ['kube-system'] }).workloads)).toEqual(['dns']);
    expect([...hiddenNamespaces(NO_FILTER, ['default', 'kube-system'])]).toEqual(['kube-system']);
  });

  it('keeps of an application all that belongs to it', () => {
    const { pods, replicaSets, workloads, services, ingresses } = filtered(threeTeams(), app('pay'));
    expect([pods, replicaSets, workloads, services, ingresses].map((records) => names(records)[0])).toEqual([
      'pay-abc-x',
      'pay-abc',
      'pay',
      'pay',
      'pay',
    ]);
    expect([pods, replicaSets, workloads, services, ingresses].map(({ size }) => size)).toEqual([1, 1, 1, 1, 1]);
  });

  it('takes either of one key, and each of several', () => {
    const either = toggled(app('pay'), { term: { type: 'app', value: 'web' } });
    expect(filtered(threeTeams(), either).pods.size).toBe(2);
    const both = toggled(either, { term: labelTerm('tier=shop') });
    expect(filtered(threeTeams(), both).pods.size).toBe(2);
    expect(filtered(threeTeams(), toggled(both, { term: labelTerm('tier=system') })).pods.size).toBe(2);
    expect(filtered(threeTeams(), toggled(app('dns'), { term: labelTerm('tier=shop') })).pods.size).toBe(0);
    expect(toggled(app('pay'), { term: { type: 'app', value: 'pay' } })).toEqual(NO_FILTER);
  });

  it('keeps the Service and the workloads of a part of its pods', () => {
    const view = canary();
    const track = { ...NO_FILTER, terms: [labelTerm('app=web')] };
    expect(names(filtered(view, track).workloads)).toEqual(['web-stable', 'web-canary']);
    expect(names(filtered(view, track).services)).toEqual(['web']);
  });

  it('gives the same maps while nothing in them changed', () => {
    const filtering = createFiltering();
    const view = midRollout();
    const filter = app('web');
    const first = filtering(view, filter);
    expect(filtering({ ...view }, filter)).toBe(first);
    const services = new Map(view.services);
    const next = filtering({ ...view, services }, filter);
    expect(next.pods).toBe(first.pods);
    expect(next.services).toBe(first.services);
  });

  it('offers what there is, with counts, but no labels that are made', () => {
    const offers = offersOf(threeTeams(), NO_FILTER);
    expect(offers.namespaces).toEqual([
      { name: 'default', pods: 1 },
      { name: 'team-b', pods: 1 },
    ]);
    expect(offers.apps.map(({ name }) => name)).toEqual(['pay', 'web']);
    expect(offers.labels.map(({ name, pods }) => `${name} ${pods}`)).toEqual(['app=pay 1', 'app=web 1', 'tier=shop 2']);
  });

  it('is narrow when it names something', () => {
    expect([NO_FILTER, { ...NO_FILTER, system: true }, app('web')].map(isNarrow)).toEqual([false, false, true]);
  });
});
