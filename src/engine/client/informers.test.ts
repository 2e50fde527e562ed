import { expect, test } from 'vitest';
import type { Node } from '../../api/generated/core/v1';
import { testServer } from '../apiserver/testServer';
import { Informers } from './informers';
import { listing } from './listing';

test('INF-1: objects are found by key and by index, and handlers hear of changes, also after a break', () => {
  const { sim, api, send } = testServer();
  const heard: string[] = [];
  const informers = sim.add(new Informers(sim, api, listing(api, 'system:watcher', 'watcher'), 'watcher/informers'));
  informers.index<Node>('nodes', 'zone', ({ metadata }) => (metadata.labels?.zone ? [metadata.labels.zone] : []));
  informers.on<Node>('nodes', {
    added: ({ metadata }) => heard.push(`added ${metadata.name}`),
    updated: ({ metadata }) => heard.push(`updated ${metadata.name}`),
    deleted: ({ metadata }) => heard.push(`deleted ${metadata.name}`),
  });
  const create = (name: string, zone: string) =>
    send('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { zone } } });
  create('a', 'east');
  informers.start();
  create('b', 'east');
  sim.runUntil(10);
  expect(informers.byIndex('nodes', 'zone', 'east').map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
  const contentType = 'application/merge-patch+json';
  send('PATCH', '/api/v1/nodes/b', { metadata: { labels: { zone: 'west' } } }, { contentType });
  sim.runUntil(20);
  expect(informers.countByIndex('nodes', 'zone', 'east')).toBe(1);
  informers.stop();
  send('DELETE', '/api/v1/nodes/a');
  create('c', 'west');
  informers.start();
  expect([...informers.keysByIndex('nodes', 'zone', 'west')]).toEqual(['b', 'c']);
  expect(heard).toEqual(['added a', 'added b', 'updated b', 'deleted a', 'added c']);
});
