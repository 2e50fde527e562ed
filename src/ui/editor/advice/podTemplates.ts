import { at, type Fields, fieldsOf, itemsOf, type Manifest, type Path, textOf } from '../manifest';
import { objectsOf, type Scene } from './rule';

const TEMPLATE_AT: Readonly<Record<string, Path>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** What pods are made from. */
export interface PodTemplate {
  readonly owner: Manifest;
  /** To `spec` and `metadata.labels` of the pods. */
  readonly path: Path;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: Fields;
  /** How many pods there are to be, where the manifest says that; 1 where it says nothing. */
  readonly replicas: number;
}

/** A container of a template. */
export interface Container {
  readonly path: Path;
  readonly name: string;
  readonly value: Fields;
  readonly init: boolean;
}

/** The pods that an object has made; undefined for objects that make none. */
export function templateOf(owner: Manifest): PodTemplate | undefined {
  const path = TEMPLATE_AT[owner.kind];
  if (!path) return undefined;
  const template = fieldsOf(at(owner.value, path));
  const labels = fieldsOf(at(template, ['metadata', 'labels']));
  const replicas = at(owner.value, ['spec', 'replicas']);
  return {
    owner,
    path,
    labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)])),
    spec: fieldsOf(template.spec),
    replicas: typeof replicas === 'number' ? replicas : 1,
  };
}

/** Its containers, the ones that start first included. */
export function containersOf(template: PodTemplate | undefined): Container[] {
  if (!template) return [];
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    itemsOf(template.spec[list]).map((item, index) => {
      const value = fieldsOf(item);
      const path = [...template.path, 'spec', list, index];
      return {
        path,
        name: textOf(value.name),
        value,
        init: list === 'initContainers' && value.restartPolicy !== 'Always',
      };
    }),
  );
}

/** Every template whose pods would live in a namespace. */
export function templatesIn(scene: Scene, namespace: string): PodTemplate[] {
  return objectsOf(scene, Object.keys(TEMPLATE_AT), namespace).flatMap((one) => templateOf(one) ?? []);
}

/** A port that a container says it listens on. */
export interface ContainerPort {
  readonly name: string;
  readonly number: number;
}

export function portsOf({ value }: Container): ContainerPort[] {
  return itemsOf(value.ports).flatMap((item) => {
    const { name, containerPort } = fieldsOf(item);
    return typeof containerPort === 'number' ? [{ name: textOf(name), number: containerPort }] : [];
  });
}

/** Labels as kubectl writes them: `app=web,tier=front`. */
export function labelText(labels: Fields): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
}

/** Whether labels hold all that a map asks for. */
export function holds(labels: Fields, wanted: Fields): boolean {
  return Object.entries(wanted).every(([key, value]) => String(labels[key] ?? '') === String(value) && key in labels);
}
