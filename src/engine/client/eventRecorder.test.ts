import { expect, test } from 'vitest';
import type { Event } from '../../api/generated/core/v1';
import { locate } from '../../api/scheme';
import { testServer } from '../apiserver/testServer';
import { Client } from './client';
import { EventRecorder } from './eventRecorder';

function recording() {
  const { sim, api, etcd } = testServer();
  const client = new Client(sim, api, locate, { user: 'system:kube-controller-manager', actor: 'web-controller' });
  const recorder = new EventRecorder(sim, client, 'web-controller');
  const about = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'default', uid: 'u' } };
  const events = () => etcd.list('events') as Event[];
  const say = (message: string) =>
    recorder.event(
      { ...about, metadata: { ...about.metadata, creationTimestamp: '', resourceVersion: '7' } },
      'Normal',
      'Said',
      message,
    );
  return { sim, recorder, events, say };
}

test('REC-1: the same again raises the count and the last time', () => {
  const { sim, events, say } = recording();
  say('hello');
  sim.runUntil(3000);
  say('hello');
  expect(events()).toHaveLength(1);
  expect(events()[0]?.metadata.name).toMatch(/^web\.[0-9a-f]{16}$/);
  expect(events()[0]).toMatchObject({
    count: 2,
    firstTimestamp: '2026-01-01T00:00:00Z',
    lastTimestamp: '2026-01-01T00:00:03Z',
    involvedObject: { kind: 'ConfigMap', name: 'web', namespace: 'default', uid: 'u' },
    source: { component: 'web-controller' },
    reportingComponent: 'web-controller',
  });
});

test('REC-2: the tenth text and those after it are one event', () => {
  const { events, say } = recording();
  for (let number = 1; number <= 12; number++) say(`text ${number}`);
  const texts = events().map(({ message, count }) => `${message} x${count}`);
  expect(texts).toHaveLength(10);
  expect(texts).toContain('text 9 x1');
  expect(texts).toContain('(combined from similar events): text 12 x3');
});

test('REC-3: after 25 events about one object the next comes five minutes later', () => {
  const { sim, events, say } = recording();
  for (let turn = 0; turn < 40; turn++) say('again');
  expect(events()[0]?.count).toBe(25);
  sim.runUntil(299_000);
  say('again');
  expect(events()[0]?.count).toBe(25);
  sim.runUntil(301_000);
  say('again');
  expect(events()[0]?.count).toBe(42);
});

test('REC-1: what it remembers can be saved', () => {
  const { recorder, events, say } = recording();
  say('hello');
  const saved = recorder.save();
  say('hello');
  recorder.load(saved);
  say('hello');
  expect(events()[0]?.count).toBe(2);
});
