/** Something on the stage that can be selected, opened and acted upon. */
export type StageObject =
  | { readonly kind: 'Pod' | 'ReplicaSet' | 'Workload' | 'Service' | 'Ingress'; readonly uid: string }
  | { readonly kind: 'Node'; readonly name: string }
  | { readonly kind: 'Generator'; readonly name: string }
  /** Any object of the API that has no place on the stage. */
  | { readonly kind: 'Object'; readonly resource: string; readonly namespace: string; readonly name: string };

const KINDS = {
  pod: 'Pod',
  group: 'ReplicaSet',
  frame: 'Workload',
  rack: 'Service',
  gate: 'Ingress',
} as const;

/** The object with a place's key (`pod:...`, `rack:...`, `node:...`); undefined for places that are no objects. */
export function objectOf(key: string): StageObject | undefined {
  const colon = key.indexOf(':');
  const [kind, rest] = [key.slice(0, colon), key.slice(colon + 1)];
  if (kind === 'node') return { kind: 'Node', name: rest };
  if (kind === 'caller') return { kind: 'Generator', name: rest };
  if (kind === 'group' && rest.startsWith('own-')) return { kind: 'Workload', uid: rest.slice('own-'.length) };
  if (rest.startsWith('loose-') || rest.includes(' ')) return undefined;
  return kind in KINDS ? { kind: KINDS[kind as keyof typeof KINDS], uid: rest } : undefined;
}

/** The place's key of an object. */
export function keyOf(object: StageObject): string {
  if (object.kind === 'Node') return `node:${object.name}`;
  if (object.kind === 'Generator') return `caller:${object.name}`;
  if (object.kind === 'Object') return `object:${object.resource}/${object.namespace}/${object.name}`;
  const { uid } = object;
  const [prefix] = Object.entries(KINDS).find(([, kind]) => kind === object.kind) as [string, string];
  return `${prefix}:${uid}`;
}
