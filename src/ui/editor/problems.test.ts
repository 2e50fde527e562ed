import { describe, expect, it } from 'vitest';
import { findLine, stepsOf } from './locate';
import { problemsIn } from './problems';

const TEXT = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: Cluster
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: -1
  template:
    spec:
      containers:
      - name: web
        image: ""
        bogus: 1
`;

describe('problemsIn', () => {
  it('puts each field of a list to its line', async () => {
    const stderr =
      'The Deployment "web" is invalid: \n* spec.replicas: Invalid value: -1: must be greater than or equal to 0\n* spec.template.spec.containers[0].image: Required value\n';
    expect((await problemsIn(stderr, TEXT)).map(({ line }) => line)).toEqual([13, 18]);
  });
  it('finds the one field of the one complaint, in the right document', async () => {
    const [problem] = await problemsIn('The Service "web" is invalid: spec.type: Unsupported value: "Cluster"', TEXT);
    expect(problem).toMatchObject({ line: 6, column: 3 });
  });
  it('finds unknown fields', async () => {
    const stderr =
      'Error from server (BadRequest): error when creating "web.yaml": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.template.spec.containers[0].bogus"';
    expect(await problemsIn(stderr, TEXT)).toMatchObject([
      { line: 19, message: 'unknown field "spec.template.spec.containers[0].bogus"' },
    ]);
  });
  it('finds an unknown field in the one of several objects that has it', async () => {
    const pod = (name: string, more = '') => `kind: Pod\nmetadata:\n  name: ${name}\nspec:\n  nodeName: a\n${more}`;
    const stderr =
      'Error from server (BadRequest): error when creating "a.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.replicas"';
    const text = [pod('one'), pod('two', '  replicas: 3\n'), pod('three')].join('---\n');
    expect((await problemsIn(stderr, text))[0]?.line).toBe(12);
  });
  it('finds what was wrong with a patch, behind the patch itself', async () => {
    const stderr = `Error from server (BadRequest): error when applying patch:
{"spec":{"template":{}}}
to:
Resource: "apps/v1, Resource=deployments", GroupVersionKind: "apps/v1, Kind=Deployment"
Name: "web", Namespace: "default"
for: "web.yaml": error when patching "web.yaml":  "" is invalid: patch: Invalid value: "map[]": strict decoding error: unknown field "spec.template.spec.containers[0].bogus"
resource mapping not found for name: "foo" namespace: "" from "web.yaml": no matches for kind "Foo" in version "v1"
ensure CRDs are installed first
`;
    expect(await problemsIn(stderr, `${TEXT}---\napiVersion: v1\nkind: Foo\n`)).toMatchObject([
      { line: 19, message: 'unknown field "spec.template.spec.containers[0].bogus"' },
      { line: 22, message: expect.stringContaining('no matches for kind "Foo"') },
    ]);
  });
  it('finds the line of a YAML error that names none', async () => {
    const stderr = 'error: error parsing web.yaml: error converting YAML to JSON: yaml: mapping values are not allowed';
    expect((await problemsIn(stderr, 'a: b\n  c: [1,\n'))[0]?.line).toBeGreaterThan(0);
  });
  it('takes the line that a YAML error names', async () => {
    const stderr =
      'error: error parsing web.yaml: error converting YAML to JSON: yaml: line 12: did not find expected key';
    expect(await problemsIn(stderr, TEXT)).toEqual([{ message: stderr, line: 12 }]);
  });
});

describe('findLine', () => {
  it('falls back to the nearest thing around a field that is missing', () => {
    expect(findLine(TEXT, { kind: 'Deployment', path: 'spec.template.spec.containers[0].name.x' }).line).toBe(17);
    expect(findLine(TEXT, { kind: 'Deployment', path: 'spec.selector' }).line).toBe(12);
    expect(findLine(TEXT, { kind: 'Pod' }).line).toBe(0);
  });
  it('reads paths as the API server writes them', () => {
    expect(stepsOf('spec.containers[0].env')).toEqual(['spec', 'containers', 0, 'env']);
    expect(stepsOf('metadata.labels[app.kubernetes.io/name]')).toEqual([
      'metadata',
      'labels',
      'app.kubernetes.io/name',
    ]);
  });
});
