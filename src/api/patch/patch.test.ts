import { describe, expect, test } from 'vitest';
import { structOf } from '../schema';
import { jsonPatch } from './jsonPatch';
import { mergePatch, threeWayMergePatch } from './mergePatch';
import { threeWayPatch, twoWayPatch } from './strategicDiff';
import { strategicMerge } from './strategicMerge';

const deployment = structOf('apps/v1.Deployment');
const pod = structOf('core/v1.PodSpec');

describe('strategic merge patch', () => {
  const live = {
    containers: [
      { name: 'web', image: 'nginx:1.25', ports: [{ containerPort: 80, protocol: 'TCP' }] },
      { name: 'side', image: 'busybox:1.36' },
    ],
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'a' }],
  };

  test('merges containers by name, replaces lists without a key', () => {
    const patch = { containers: [{ name: 'web', image: 'nginx:1.26' }], tolerations: [{ key: 'b' }] };
    expect(strategicMerge(live, patch, pod)).toEqual({
      ...live,
      containers: [{ ...live.containers[0], image: 'nginx:1.26' }, live.containers[1]],
      tolerations: [{ key: 'b' }],
    });
    expect(live.tolerations).toEqual([{ key: 'a' }]);
  });

  test('null removes; $patch removes and replaces', () => {
    expect(strategicMerge(live, { nodeSelector: { disk: null }, tolerations: null }, pod)).toEqual({
      containers: live.containers,
      nodeSelector: {},
    });
    const remove = { containers: [{ name: 'side', $patch: 'delete' }] };
    expect(strategicMerge(live, remove, pod).containers).toEqual([live.containers[0]]);
    const replace = { containers: [{ $patch: 'replace' }, { name: 'x', image: 'y' }] };
    expect(strategicMerge(live, replace, pod).containers).toEqual([{ name: 'x', image: 'y' }]);
  });

  test('new elements go where $setElementOrder says', () => {
    const patch = {
      '$setElementOrder/containers': [{ name: 'new' }, { name: 'web' }],
      containers: [{ name: 'new', image: 'z' }],
    };
    const names = (strategicMerge(live, patch, pod).containers as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['new', 'web', 'side']);
  });

  test('retainKeys clears the other keys of a union', () => {
    const patch = { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } };
    const before = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } };
    expect(strategicMerge(before, patch, deployment)).toEqual({ spec: { strategy: { type: 'Recreate' } } });
  });

  test('primitive lists', () => {
    const meta = structOf('meta/v1.ObjectMeta');
    const patch = { '$deleteFromPrimitiveList/finalizers': ['a'], finalizers: ['c'] };
    expect(strategicMerge({ finalizers: ['a', 'b'] }, { finalizers: ['b', 'c'] }, meta).finalizers).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(strategicMerge({ finalizers: ['a', 'b'] }, patch, meta).finalizers).toEqual(['c', 'b']);
  });

  test('an element without its key is told in the words of the server', () => {
    expect(() => strategicMerge(live, { containers: [{ image: 'nginx:1.25' }] }, pod)).toThrow(
      'map: map[image:nginx:1.25] does not contain declared merge key: name',
    );
  });
});

describe('what kubectl apply sends', () => {
  const container = { name: 'web', image: 'nginx:1.25' };
  const manifest = (image: string, extra = {}) => ({
    spec: { replicas: 2, template: { spec: { containers: [{ ...container, image, ...extra }] } } },
  });
  const live = {
    spec: {
      replicas: 5,
      strategy: { type: 'RollingUpdate' },
      template: {
        spec: { containers: [{ ...container, imagePullPolicy: 'IfNotPresent', env: [{ name: 'A', value: '1' }] }] },
      },
    },
  };

  test('changes what differs, deletes what was applied before, leaves the rest', () => {
    const original = manifest('nginx:1.25', { env: [{ name: 'A', value: '1' }] });
    const patch = threeWayPatch(original, manifest('nginx:1.26'), live, deployment);
    expect(patch).toEqual({
      spec: {
        replicas: 2,
        template: {
          spec: {
            $setElementOrder: undefined,
            '$setElementOrder/containers': [{ name: 'web' }],
            containers: [{ name: 'web', image: 'nginx:1.26', env: null }],
          },
        },
      },
    });
    expect(strategicMerge(live, patch, deployment)).toEqual({
      spec: {
        replicas: 2,
        strategy: { type: 'RollingUpdate' },
        template: { spec: { containers: [{ name: 'web', image: 'nginx:1.26', imagePullPolicy: 'IfNotPresent' }] } },
      },
    });
  });

  test('nothing to do is an empty patch', () => {
    expect(
      threeWayPatch(
        manifest('nginx:1.25'),
        manifest('nginx:1.25'),
        { spec: { ...live.spec, replicas: 2 } },
        deployment,
      ),
    ).toEqual({});
  });

  test('a strategy that loses a key says which keys stay', () => {
    const before = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } };
    expect(twoWayPatch(before, { spec: { strategy: { type: 'Recreate' } } }, deployment)).toEqual({
      spec: { strategy: { $retainKeys: ['type'], type: 'Recreate', rollingUpdate: null } },
    });
  });
});

test('merge patches', () => {
  expect(mergePatch({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: null, e: 3 }, d: [2] })).toEqual({
    a: { c: 2, e: 3 },
    d: [2],
  });
  expect(threeWayMergePatch({ a: 1, b: 1 }, { b: 2 }, { a: 1, b: 1, c: 1 })).toEqual({ a: null, b: 2 });
});

test('JSON patches', () => {
  const document = { a: { b: [1, 2] }, c: 1 };
  const patch = [
    { op: 'add', path: '/a/b/-', value: 3 },
    { op: 'remove', path: '/a/b/0' },
    { op: 'replace', path: '/c', value: 2 },
    { op: 'copy', from: '/c', path: '/d~1e' },
    { op: 'test', path: '/a/b', value: [2, 3] },
  ];
  expect(jsonPatch(document, patch)).toEqual({ a: { b: [2, 3] }, c: 2, 'd/e': 2 });
  expect(() => jsonPatch(document, [{ op: 'remove', path: '/x' }])).toThrow('missing');
  expect(document).toEqual({ a: { b: [1, 2] }, c: 1 });
});
