import { expect, test } from 'vitest';
import { CONFIG_MAPS, configMap, PODS, pod } from './testObjects';
import { TestWatcher, testServer } from './testServer';

const MERGE = { contentType: 'application/merge-patch+json' };

test('WATCH-1: events gather, and their watcher is told once, 2 ms after the first', () => {
  const { sim, api, send } = testServer();
  const watcher = sim.add(new TestWatcher('watcher', api));
  api.watch('watcher', { resource: 'configmaps' });
  send('POST', CONFIG_MAPS, configMap({ name: 'a' }));
  send('POST', CONFIG_MAPS, configMap({ name: 'b' }));
  expect(sim.nextAt()).toBe(2);
  sim.step();
  expect(watcher.heard()).toEqual(['ADDED a', 'ADDED b']);
  expect(sim.nextAt()).toBeUndefined();
});

test('WATCH-2: what begins to match is ADDED, what ceases to match is DELETED with its last state', () => {
  const { sim, api, send } = testServer();
  const watcher = sim.add(new TestWatcher('watcher', api));
  api.watch('watcher', { resource: 'pods', labelSelector: 'tier=a' });
  send('POST', PODS, pod('web'));
  for (const tier of ['a', 'a', 'b']) send('PATCH', `${PODS}/web`, { metadata: { labels: { tier } } }, MERGE);
  sim.runUntil(10);
  expect(watcher.heard()).toEqual(['ADDED web', 'DELETED web']);
  expect(watcher.events[1]?.object.metadata.labels).toMatchObject({ tier: 'a' });
});

test('WATCH-3: a kubelet hears of the pods of its node alone', () => {
  const { sim, api, send } = testServer();
  const watchers = ['node-a', 'node-b'].map((node) => {
    api.watch(`kubelet/${node}`, { resource: 'pods', fieldSelector: `spec.nodeName=${node}` });
    return sim.add(new TestWatcher(`kubelet/${node}`, api));
  });
  send('POST', PODS, pod('web'));
  send('POST', `${PODS}/web/binding`, { metadata: { name: 'web' }, target: { kind: 'Node', name: 'node-b' } });
  sim.runUntil(10);
  expect(watchers.map((watcher) => watcher.heard())).toEqual([[], ['ADDED web']]);
});

test('WATCH-4: nothing comes through a cut link; release delivers what gathered', () => {
  const links = new Set(['watcher']);
  const { sim, api, send } = testServer({ reachable: (component) => links.has(component) });
  const watcher = sim.add(new TestWatcher('watcher', api));
  api.watch('watcher', { resource: 'configmaps' });
  send('POST', CONFIG_MAPS, configMap({ name: 'a' }));
  links.delete('watcher');
  sim.runUntil(10);
  send('POST', CONFIG_MAPS, configMap({ name: 'b' }));
  sim.runUntil(20);
  expect(watcher.heard()).toEqual([]);
  links.add('watcher');
  api.release('watcher');
  sim.runUntil(30);
  expect(watcher.heard()).toEqual(['ADDED a', 'ADDED b']);
});

test('WATCH-5: a checkpoint holds what was on its way', () => {
  const { sim, api, send } = testServer();
  const watcher = sim.add(new TestWatcher('watcher', api));
  api.watch('watcher', { resource: 'configmaps' });
  send('POST', CONFIG_MAPS, configMap({ name: 'a' }));
  const saved = sim.save();
  sim.runUntil(10);
  send('POST', CONFIG_MAPS, configMap({ name: 'b' }));
  sim.load(saved);
  watcher.events.length = 0;
  sim.runUntil(20);
  expect(watcher.heard()).toEqual(['ADDED a']);
});

test('WATCH-6: who begins to watch again hears nothing of what was on its way before', () => {
  const { sim, api, send } = testServer();
  const watcher = sim.add(new TestWatcher('watcher', api));
  const first = api.watch('watcher', { resource: 'configmaps' });
  send('POST', CONFIG_MAPS, configMap({ name: 'a' }));
  api.unwatch(first);
  api.watch('watcher', { resource: 'configmaps' });
  send('POST', CONFIG_MAPS, configMap({ name: 'b' }));
  sim.runUntil(10);
  expect(watcher.heard()).toEqual(['ADDED b']);
});
