import { describe, expect, it } from 'vitest';
import { makeEditorSchema } from '../../../scripts/editor-schema';
import { KEPT_FIELDS } from '../../api/simulated';
import { readFields } from './fields';
import type { SchemaNode } from './fieldWords';
import { parsed, type Written } from './manifest';

const schema = makeEditorSchema() as SchemaNode;
function read(text: string) {
  const file = parsed('a.yaml', text);
  const { unknown, kept } = readFields(file.documents[0] as Written, schema);
  return {
    unknown: unknown.map(({ path, meant, span }) => `${file.place(span.start).line} ${path} ${meant ?? ''}`.trim()),
    kept: kept.map(({ name, span }) => `${file.place(span.start).line} ${name}`),
  };
}

describe('the fields of a document', () => {
  it('that the API does not have are named as the API server names them', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labls: {a: b}}
spec:
  replica: 3
  template:
    spec:
      containers:
      - name: web
        image: x
        resources: {requests: {anything: 1}}
        bogusFieldName: 1
`;
    expect(read(text).unknown).toEqual([
      '3 metadata.labls labels',
      '5 spec.replica replicas',
      '12 spec.template.spec.containers[0].bogusFieldName',
    ]);
  });

  it('that nothing acts upon are marked, and only those', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {hostPID: "x"}}
spec:
  hostPID: true
  hostNetwork: true
  containers:
  - name: web
    securityContext: {capabilities: {drop: [ALL]}, runAsUser: 1}
`;
    expect(read(text)).toEqual({ unknown: [], kept: ['5 hostPID', '9 capabilities'] });
  });

  it('of a kind that nothing acts upon mark the kind itself', () => {
    const text = 'apiVersion: v1\nkind: LimitRange\nmetadata: {name: a}\nspec: {limits: []}\n';
    expect(read(text).kept).toEqual(['2 LimitRange']);
    expect(read('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {any: thing}\n')).toEqual({
      unknown: [],
      kept: [],
    });
  });

  it('in the table are fields of the API', () => {
    const missing = Object.entries(KEPT_FIELDS).flatMap(([struct, fields]) =>
      fields.filter((field) => !schema.definitions?.[struct]?.properties?.[field]).map((field) => `${struct}.${field}`),
    );
    expect(missing).toEqual([]);
  });
});
