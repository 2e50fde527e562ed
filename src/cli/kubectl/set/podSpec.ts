import type { Container, PodSpec } from '../../../api/generated/core/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import { fail } from '../failure';

/** Where an object keeps the pods' specification, as keys from its root; undefined where it has none. */
function pathOf(object: KubernetesObject): readonly string[] | undefined {
  switch (object.kind) {
    case 'Pod':
      return ['spec'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return ['spec', 'template', 'spec'];
    default:
      return undefined;
  }
}

/** The pods' specification of a workload, or of a pod. */
export function podSpecOf(object: KubernetesObject): PodSpec | undefined {
  const path = pathOf(object);
  return path?.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], object) as
    | PodSpec
    | undefined;
}

/** The object with another pod specification. Models polymorphichelpers.UpdatePodSpecForObject. */
export function withPodSpec<T extends KubernetesObject>(object: T, change: (spec: PodSpec) => PodSpec): T {
  const path = pathOf(object);
  if (!path) return fail(`the object is not a pod or does not have a pod template: *${goTypeOf(object)}`);
  return changeAt(object, path, (spec) => change((spec ?? { containers: [] }) as PodSpec)) as T;
}

/** An object in which what lies at a path is another. */
export function changeAt(object: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(object);
  const record = (object ?? {}) as Record<string, unknown>;
  return { ...record, [key]: changeAt(record[key], rest, change) };
}

function goTypeOf({ apiVersion, kind }: KubernetesObject): string {
  return `${apiVersion.split('/').at(-1)}.${kind}`;
}

/** The containers that a selector with `*` and `?` means. */
export function selectContainers(containers: readonly Container[], selector: string): readonly Container[] {
  const pattern = new RegExp(
    `^${selector
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
  return containers.filter(({ name }) => pattern.test(name));
}
