import { describe, expect, it } from 'vitest';
import type { Playground } from '../../mirror/playground';
import { createTabs, editFile, openFile } from '../../mirror/tabs';
import { clearWorkspace } from '../kit/workspace';
import { countObjects } from './bundle';
import { lastDone } from './closing';
import { piecesOfBundle, splitFile } from './split';

const BUNDLE = `---
# the web
apiVersion: apps/v1
kind: Deployment
metadata:
  labels: {name: wrong}
  name: web
spec: {}
--- # the next
kind: Service
metadata: {name: web, labels: {a: b}}
---
# nothing but words
---
apiVersion: v1
kind: "Namespace"
metadata:

    name: "shop"
---
data: |
  a
  ---not a separator
`;

describe('a bundle', () => {
  it('is split into files named after their objects, with their comments', () => {
    const pieces = piecesOfBundle(BUNDLE);
    expect(pieces.map(({ name }) => name)).toEqual([
      'deployment-web.yaml',
      'service-web.yaml',
      'namespace-shop.yaml',
      'part-4.yaml',
    ]);
    expect(pieces[0]?.text).toBe(`# the web
apiVersion: apps/v1
kind: Deployment
metadata:
  labels: {name: wrong}
  name: web
spec: {}
`);
    expect(pieces[3]?.text).toContain('---not a separator');
    expect(pieces.map(({ text }) => text.split('\n', 1)[0])).toEqual([
      '# the web',
      '# the next',
      '# nothing but words',
      'data: |',
    ]);
  });

  it('is split into all that it holds: what there is no room for stays together, and no comment is lost', () => {
    const many = Array.from({ length: 120 }, (_, index) => `kind: Pod\nmetadata: {name: p${index}}\n`);
    const pieces = piecesOfBundle(`${many.join('---\n')}--- # the last word\n`);
    expect(pieces).toHaveLength(100);
    expect(pieces[98]?.name).toBe('pod-p98.yaml');
    expect(pieces[99]).toEqual({ name: 'rest.yaml', text: `${many.slice(99).join('---\n')}# the last word\n` });
    expect(countObjects(many.join('---\n'))).toBe(120);
    expect(piecesOfBundle('# nothing but words\n')).toEqual([]);
    expect(piecesOfBundle('---\n\n  a: 1\n  b: 2\n')[0]?.text).toBe('  a: 1\n  b: 2\n');
  });

  it('is one again for who takes that back, but for what was edited since', () => {
    const tabs = createTabs();
    openFile(tabs, 'all.yaml', 'kind: Pod\n---\nkind: Job\n');
    openFile(tabs, 'other.yaml', '');
    splitFile({ tabs } as unknown as Playground, 'all.yaml');
    const names = () => tabs.getState().files.map(({ name }) => name);
    expect(names()).toEqual(['other.yaml', 'pod.yaml', 'job.yaml']);
    editFile(tabs, 'job.yaml', 'kind: CronJob\n');
    lastDone.getState().done?.undo();
    expect(names()).toEqual(['all.yaml', 'other.yaml', 'job.yaml']);
    expect(tabs.getState().files[0]?.text).toBe('kind: Pod\n---\nkind: Job\n');
    clearWorkspace();
    expect(lastDone.getState().done).toBeUndefined();
  });

  it('counts what has a kind', () => {
    expect(countObjects(BUNDLE)).toBe(3);
    expect(countObjects('kind: Pod\r\n---\r\nkind: Job\r\n')).toBe(2);
    expect(countObjects('')).toBe(0);
  });
});
