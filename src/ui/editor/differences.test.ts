import { describe, expect, it } from 'vitest';
import { differences } from './differences';
import { parsed, type Written } from './manifest';

const TEXT = `kind: Deployment
metadata:
  name: web
spec:
  replicas: 4
  template:
    spec:
      containers:
      - name: web
        image: shop/web:v2
        args: [a, b]
        resources:
          requests:
            cpu: 1000m
            memory: 64Mi
        env: []
      - name: side
        image: busybox:1.36
`;
const file = parsed('a.yaml', TEXT);
const CONTAINER = {
  name: 'web',
  image: 'shop/web:v1',
  imagePullPolicy: 'IfNotPresent',
  args: ['a', 'b'],
  resources: { requests: { cpu: '1', memory: '64Mi' } },
};
const live = (more = {}, container: object = CONTAINER) => ({
  kind: 'Deployment',
  metadata: { name: 'web', uid: 'x' },
  spec: { replicas: 4, paused: true, ...more, template: { spec: { containers: [container] } } },
  status: {},
});
const told = (object: object, applied = {}) =>
  differences(file.documents[0] as Written, object as never, applied).map(
    ({ kind, span, old }) =>
      `${kind} ${file.place(span.start).line}-${file.place(span.end).line}${old.map((line) => `|${line}`).join('')}`,
  );

describe('what differs between a document and its object', () => {
  it('is told by line, with what the object has instead', () => {
    expect(told(live())).toEqual(['changed 10-10|        image: shop/web:v1', 'new 17-18']);
    expect(told(live({ replicas: 3 }))[0]).toBe('changed 5-5|  replicas: 3');
    expect(told(live({}, { ...CONTAINER, args: ['a'] }))[1]).toBe('changed 11-11|        args:|        - a');
  });

  it('leaves to others what the document does not mention', () => {
    expect(told(live()).some((line) => line.includes('paused'))).toBe(false);
  });

  it('tells what was applied before and is no longer said', () => {
    const applied = {
      spec: { paused: true, template: { spec: { containers: [{ name: 'web', imagePullPolicy: 'IfNotPresent' }] } } },
    };
    expect(told(live(), applied)).toContain('gone 16-16|        imagePullPolicy: IfNotPresent');
    expect(told(live(), applied)).toContain('gone 18-18|  paused: true');
  });

  it('tells an item of a list that was applied before', () => {
    const two = live();
    const containers = [...two.spec.template.spec.containers, { name: 'old', image: 'x' }];
    const applied = { spec: { template: { spec: { containers: [{ name: 'old' }] } } } };
    const object = { ...two, spec: { ...two.spec, template: { spec: { containers } } } };
    expect(told(object, applied)).toContain('gone 18-18|      - name: old|        image: x');
  });

  it('does not compare what the server stores as something else', () => {
    const secret = parsed('s.yaml', 'kind: Secret\nstringData: {a: b}\ndata: {c: ZA==}\n').documents[0] as Written;
    expect(differences(secret, { kind: 'Secret', data: { c: '' } })).toEqual([]);
  });
});
