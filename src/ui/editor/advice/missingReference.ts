import { adviceText } from '../../../texts/advice';
import { fieldsOf } from '../manifest';
import { nearest } from './nearest';
import { type Reference, referencesOf } from './references';
import { adviceAt, type Fix, objectsOf, type Rule, setting } from './rule';

/** Without a namespace. */
const CLUSTER_WIDE = 'PriorityClass';
/** That the cluster makes in every namespace. */
const EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  ServiceAccount: ['default'],
  ConfigMap: ['kube-root-ca.crt'],
  PriorityClass: ['system-cluster-critical', 'system-node-critical'],
};

/** ConfigMaps, Secrets, claims and accounts that nobody has made. */
export const missingReference: Rule = {
  name: 'missingReference',
  title: () => adviceText('missingReference.title'),
  why: () => adviceText('missingReference.why'),
  find(one, scene) {
    if (scene.live.length === 0) return [];
    const told = new Set<string>();
    return referencesOf(one).flatMap((reference) => {
      const { kind, name, path, key } = reference;
      const namespace = kind === CLUSTER_WIDE ? undefined : one.namespace;
      const all = objectsOf(scene, [kind], namespace);
      const found = all.find((each) => each.name === name);
      if (found) return key === undefined ? [] : withoutKey(found.value, reference, key);
      if (EVERYWHERE[kind]?.includes(name) || told.has(`${kind} ${name}`)) return [];
      told.add(`${kind} ${name}`);
      const meant = nearest(
        name,
        all.map((each) => each.name),
      );
      const making = skeleton(kind, name, one.namespace, referencesOf(one));
      const fixes: Fix[] = [
        ...(meant ? [setting(adviceText('missingReference.rename', { name: meant }), one, path, meant)] : []),
        ...(making
          ? [{ title: adviceText('missingReference.make', { kind, name }), changes: [{ append: making }] }]
          : []),
      ];
      return [adviceAt(one, path, adviceText('missingReference.what', { kind, name }), fixes)];
    });

    function withoutKey(value: Readonly<Record<string, unknown>>, { kind, name, path }: Reference, key: string) {
      const keys = [...Object.keys(fieldsOf(value.data)), ...Object.keys(fieldsOf(value.stringData))];
      if (keys.includes(key) || keys.length === 0) return [];
      const place = [...path.slice(0, -1), 'key'];
      const meant = nearest(key, keys);
      const fixes = meant ? [setting(adviceText('missingReference.rename', { name: meant }), one, place, meant)] : [];
      const what = adviceText('missingReference.key', { kind, name, key, keys: keys.join(', ') });
      return [adviceAt(one, place, what, fixes)];
    }
  },
};

/** The least that makes it exist, with the keys that are asked for. */
function skeleton(kind: string, name: string, namespace: string, references: readonly Reference[]): string | undefined {
  const keys = references.flatMap((each) => (each.kind === kind && each.name === name && each.key ? [each.key] : []));
  const where = namespace === 'default' ? '' : `\n  namespace: ${namespace}`;
  const head = `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}${where}\n`;
  const data = (keys.length > 0 ? keys : ['key']).map((key) => `  ${key}: value\n`).join('');
  if (kind === 'ConfigMap') return `${head}data:\n${data}`;
  if (kind === 'Secret') return `${head}stringData:\n${data}`;
  return kind === 'ServiceAccount' ? head : undefined;
}
