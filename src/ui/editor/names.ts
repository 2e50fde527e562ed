import { editingText } from '../../texts/editing';
import { containersOf, portsOf, templateOf } from './advice/podTemplates';
import { objectsOf, type Scene } from './advice/rule';
import type { FieldPath } from './fieldPath';
import { at, fieldsOf, itemsOf, type Manifest } from './manifest';

/** A word that may stand in a field, and where it comes from. */
export interface Name {
  readonly name: string;
  readonly from: string;
}

/** Fields that name another object, by the end of their path. */
const REFERENCES: readonly (readonly [end: RegExp, kinds: readonly string[]])[] = [
  [/(^|\.)configMap(KeyRef|Ref)?\.name$/, ['ConfigMap']],
  [/(^|\.)(secret(KeyRef|Ref)\.name|secret\.secretName|imagePullSecrets\.name|tls\.secretName)$/, ['Secret']],
  [/(^|\.)serviceAccountName$/, ['ServiceAccount']],
  [/(^|\.)priorityClassName$/, ['PriorityClass']],
  [/(^|\.)ingressClassName$/, ['IngressClass']],
  [/(^|\.)storageClassName$/, ['StorageClass']],
  [/(^|\.)claimName$/, ['PersistentVolumeClaim']],
  [/(^|\.)(metadata\.namespace|subjects\.namespace)$/, ['Namespace']],
  [/(^|\.)(service\.name|serviceName)$/, ['Service']],
  [/(^|\.)scaleTargetRef\.name$/, ['Deployment', 'StatefulSet', 'ReplicaSet']],
  [/(^|\.)roleRef\.name$/, ['Role', 'ClusterRole']],
  [/(^|\.)nodeName$/, ['Node']],
];
const SELECTORS = /(^|\.)(selector|matchLabels|podSelector)$/;
const WORDS_AT_MOST = 200;

/** What the cluster and the other files have for a field's value. */
export function namesFor({ kind, keys }: FieldPath, scene: Scene): Name[] {
  const path = keys.join('.');
  const reference = REFERENCES.find(([end]) => end.test(path));
  if (reference) return unique(objectsOf(scene, reference[1]).map((one) => ({ name: one.name, from: one.kind })));
  if (/[cC]ontainers\.image$/.test(path)) return scene.images.map(({ name }) => ({ name, from: 'image' }));
  if (/service\.port\.name$/.test(path)) return unique(objectsOf(scene, ['Service']).flatMap(portNames));
  if (/(ports\.targetPort|(httpGet|tcpSocket|grpc)\.port)$/.test(path)) return containerPorts(scene);
  const parent = keys.slice(0, -1).join('.');
  if (SELECTORS.test(parent) && kind !== '')
    return labelsOf(scene).flatMap(({ key, value, from }) => (key === keys.at(-1) ? [{ name: value, from }] : []));
  return [];
}

/** Labels that pods have, for the keys of a selector: `app: web`. */
export function labelsFor({ keys }: FieldPath, scene: Scene): Name[] {
  if (!SELECTORS.test(keys.slice(0, -1).join('.'))) return [];
  return labelsOf(scene).map(({ key, value, from }) => ({ name: `${key}: ${value}`, from }));
}

function unique(names: readonly Name[]): Name[] {
  const seen = new Set<string>();
  return names.filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name)).slice(0, WORDS_AT_MOST);
}

function portNames(service: Manifest): Name[] {
  return itemsOf(at(service.value, ['spec', 'ports'])).map((port) => ({
    name: String(fieldsOf(port).name ?? ''),
    from: editingText('from.object', { kind: 'Service', name: service.name }),
  }));
}

function containerPorts(scene: Scene): Name[] {
  return unique(
    [...scene.written, ...scene.live].flatMap((one) =>
      containersOf(templateOf(one)).flatMap((container) =>
        portsOf(container).map(({ name, number }) => ({
          name: name || String(number),
          from: editingText('from.object', { kind: one.kind, name: one.name }),
        })),
      ),
    ),
  );
}

function labelsOf(scene: Scene): { key: string; value: string; from: string }[] {
  const seen = new Set<string>();
  return [...scene.written, ...scene.live].flatMap((one) =>
    Object.entries(templateOf(one)?.labels ?? {}).flatMap(([key, value]) => {
      if (seen.has(`${key} ${value}`)) return [];
      seen.add(`${key} ${value}`);
      return [{ key, value, from: editingText('from.object', { kind: one.kind, name: one.name }) }];
    }),
  );
}
