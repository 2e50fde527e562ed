import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Change, changed } from './edits';
import type { Path } from './manifest';

const TEXT = `# a web
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 4 # so many
  strategy:
    rollingUpdate:
      maxSurge: 0
  empty:
  template:
    spec:
      containers:
      - name: web # first
        image: shop/web
        args: [a, b]
      # the side
      - name: side
        image: x
        script: |
          one
          two

      volumes:
      - name: v
`;
const to = (path: Path, set: unknown, text = TEXT) => changed(text, [{ document: 0, path, set }]);
const without = (path: Path, text = TEXT) => changed(text, [{ document: 0, path, remove: true }]);
const CONTAINER = ['spec', 'template', 'spec', 'containers'];

/** What is on the lines that one text has and the other has not. */
function difference(before: string, after: string): string[] {
  const had = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !had.has(line));
}

describe('a change to a file', () => {
  it('replaces a value and nothing else', () => {
    expect(to(['spec', 'replicas'], 2)).toBe(TEXT.replace('replicas: 4', 'replicas: 2'));
    expect(to([...CONTAINER, 0, 'image'], 'shop/web:v1')).toBe(TEXT.replace('shop/web\n', 'shop/web:v1\n'));
  });

  it('writes what is missing at the end of its map, as deep as it must', () => {
    const after = to([...CONTAINER, 0, 'resources', 'requests', 'cpu'], '100m');
    expect(difference(TEXT, after)).toEqual(['        resources:', '          requests:', '            cpu: 100m']);
    expect(parse(after).spec.template.spec.containers[0].resources).toEqual({ requests: { cpu: '100m' } });
  });

  it('writes behind a text of several lines', () => {
    const after = parse(to([...CONTAINER, 1, 'tty'], true));
    expect(after.spec.template.spec.containers[1]).toMatchObject({ tty: true, script: 'one\ntwo\n' });
    expect(after.spec.template.spec.volumes).toEqual([{ name: 'v' }]);
  });

  it('gives a key without a value its value', () => {
    expect(parse(to(['spec', 'empty'], 'x')).spec.empty).toBe('x');
    expect(parse(to(['spec', 'empty', 'deep'], 1)).spec.empty).toEqual({ deep: 1 });
  });

  it('stays in a flow map', () => {
    expect(to(['metadata', 'labels', 'tier'], 'front')).toContain('labels: {app: web, tier: front}}');
    expect(to(['metadata', 'namespace'], 'shop')).toContain('{app: web}, namespace: shop}');
    expect(without(['metadata', 'labels'])).toContain('metadata: {name: web}');
    expect(without(['metadata', 'name'])).toContain('metadata: {labels: {app: web}}');
  });

  it('quotes what kubectl would read as something else', () => {
    expect(to(['metadata', 'labels', 'app'], 'yes')).toContain('{app: "yes"}');
    expect(to([...CONTAINER, 0, 'image'], '8080')).toContain('image: "8080"');
  });

  it('puts a further item at the end of a list', () => {
    const after = parse(to([...CONTAINER, 2], { name: 'third', image: 'y' }));
    expect(after.spec.template.spec.containers.map(({ name }: { name: string }) => name)).toEqual([
      'web',
      'side',
      'third',
    ]);
    expect(parse(to([...CONTAINER, 0, 'args', 2], 'c')).spec.template.spec.containers[0].args).toEqual(['a', 'b', 'c']);
  });

  it('removes a field with its line, and what would be empty without it', () => {
    expect(without(['spec', 'replicas'])).toBe(TEXT.replace('  replicas: 4 # so many\n', ''));
    expect(without(['spec', 'strategy', 'rollingUpdate', 'maxSurge'])).toBe(
      TEXT.replace('  strategy:\n    rollingUpdate:\n      maxSurge: 0\n', ''),
    );
    expect(parse(without([...CONTAINER, 0, 'name'])).spec.template.spec.containers[0]).toEqual({
      image: 'shop/web',
      args: ['a', 'b'],
    });
  });

  it('removes an item of a list', () => {
    const after = parse(without([...CONTAINER, 0]));
    expect(after.spec.template.spec.containers.map(({ name }: { name: string }) => name)).toEqual(['side']);
    expect(parse(without([...CONTAINER, 0, 'args', 1])).spec.template.spec.containers[0].args).toEqual(['a']);
    expect(parse(without(['spec', 'template', 'spec', 'volumes', 0])).spec.template.spec.volumes).toBeUndefined();
  });

  it('replaces a map by a value', () => {
    const after = parse(to(['spec', 'strategy'], { type: 'Recreate' }));
    expect(after.spec.strategy).toEqual({ type: 'Recreate' });
    expect(after.spec.template.spec.volumes).toEqual([{ name: 'v' }]);
  });

  it('replaces a document, appends one, and leaves the others alone', () => {
    const two = `kind: A\n---\nkind: B\nx: 1\n---\nkind: C\n`;
    const changes: Change[] = [{ document: 1, replace: 'kind: D\n' }, { append: 'kind: E\n' }];
    expect(changed(two, changes)).toBe('kind: A\n---\nkind: D\n---\nkind: C\n---\nkind: E\n');
  });
});
