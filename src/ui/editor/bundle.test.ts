import { describe, expect, it } from 'vitest';
import { countObjects, piecesOfBundle } from './bundle';

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
  });

  it('counts what has a kind', () => {
    expect(countObjects(BUNDLE)).toBe(3);
    expect(countObjects('kind: Pod\r\n---\r\nkind: Job\r\n')).toBe(2);
    expect(countObjects('')).toBe(0);
  });
});
