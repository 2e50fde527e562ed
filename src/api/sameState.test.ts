import { expect, test } from 'vitest';
import { sameState } from './sameState';

function policy(peer: object, extra: object = {}) {
  const spec = { podSelector: {}, ingress: [{ from: [peer] }], ...extra };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'api' }, spec };
}

test('an empty selector is not the same as none', () => {
  const byPods = policy({ podSelector: { matchLabels: { app: 'web' } } });
  const everywhere = policy({ podSelector: { matchLabels: { app: 'web' } }, namespaceSelector: {} });
  expect(sameState(byPods, everywhere)).toBe(false);
  expect(sameState(everywhere, byPods, 'spec')).toBe(false);
  expect(sameState(everywhere, policy({ namespaceSelector: {}, podSelector: { matchLabels: { app: 'web' } } }))).toBe(
    true,
  );
});

test('empty lists, maps and structs that are always there are as good as none', () => {
  const bare = { ...policy({ namespaceSelector: {} }), metadata: { name: 'api', labels: {} } };
  expect(sameState(bare, policy({ namespaceSelector: { matchLabels: {} } }, { egress: [] }))).toBe(true);
  const { podSelector: _, ...spec } = bare.spec;
  expect(sameState(bare, { ...bare, spec })).toBe(true);
});

test('objects of unknown kinds are compared as JSON', () => {
  const crane = { apiVersion: 'harbour.example.com/v1', kind: 'Crane', metadata: { name: 'one' }, spec: { load: 5 } };
  expect(sameState(crane, { ...crane, spec: { load: 5, cable: {} } })).toBe(false);
  expect(sameState(crane, { ...crane, spec: { load: 5 } })).toBe(true);
});
