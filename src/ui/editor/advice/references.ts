import { at, fieldsOf, itemsOf, type Manifest, type Path, textOf } from '../manifest';
import { containersOf, templateOf } from './podTemplates';

/** Another object that a manifest needs, by kind and name. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** To the field that holds the name. */
  readonly path: Path;
  /** The key of a ConfigMap or a Secret that it asks for. */
  readonly key?: string;
}

const VOLUMES: readonly (readonly [kind: string, path: Path])[] = [
  ['ConfigMap', ['configMap', 'name']],
  ['Secret', ['secret', 'secretName']],
  ['PersistentVolumeClaim', ['persistentVolumeClaim', 'claimName']],
];

/** The objects that pods of this manifest cannot start without. */
export function referencesOf(one: Manifest): Reference[] {
  const template = templateOf(one);
  if (!template) return [];
  const found: Reference[] = [];
  const spec = [...template.path, 'spec'];
  const add = (kind: string, holder: unknown, path: Path, field: Path, key?: unknown) => {
    const name = textOf(at(holder, field));
    if (name === '' || at(holder, [...field.slice(0, -1), 'optional']) === true) return;
    found.push({ kind, name, path: [...path, ...field], ...(typeof key === 'string' && { key }) });
  };
  for (const [index, volume] of itemsOf(template.spec.volumes).entries())
    for (const [kind, field] of VOLUMES) add(kind, volume, [...spec, 'volumes', index], field);
  for (const { path, value } of containersOf(template)) {
    for (const [index, env] of itemsOf(value.env).entries()) {
      const from = fieldsOf(fieldsOf(env).valueFrom);
      const place = [...path, 'env', index, 'valueFrom'];
      add('ConfigMap', from, place, ['configMapKeyRef', 'name'], at(from, ['configMapKeyRef', 'key']));
      add('Secret', from, place, ['secretKeyRef', 'name'], at(from, ['secretKeyRef', 'key']));
    }
    for (const [index, from] of itemsOf(value.envFrom).entries()) {
      add('ConfigMap', from, [...path, 'envFrom', index], ['configMapRef', 'name']);
      add('Secret', from, [...path, 'envFrom', index], ['secretRef', 'name']);
    }
  }
  add('ServiceAccount', template.spec, spec, ['serviceAccountName']);
  add('PriorityClass', template.spec, spec, ['priorityClassName']);
  return found;
}
