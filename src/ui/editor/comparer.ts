import type { Playground } from '../../mirror/playground';
import { type Difference, differences } from './differences';
import { at, type Fields, fieldsOf, type Manifest, textOf, type Written } from './manifest';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const REVISION = 'deployment.kubernetes.io/revision';

/** How a document differs from what it is compared with. */
export interface Compared {
  readonly differences: readonly Difference[];
  /** Of a Deployment: the revision that it is compared with; 0 for others. */
  readonly revision: number;
}

/**
 * Compares documents with their live objects; a Deployment that is what lives, and still has pods of its revision before, with
 * that revision: what the rollout is about.
 */
export class Comparer {
  /** Templates of ReplicaSets, which never change, by uid. */
  private readonly templates = new Map<string, unknown>();

  constructor(private readonly playground: Playground) {}

  async compare(one: Written, live: Manifest): Promise<Compared> {
    const annotations = fieldsOf(at(live.value, ['metadata', 'annotations']));
    const found = differences(one, live.value, lastApplied(annotations));
    const revision = one.kind === 'Deployment' ? Number(annotations[REVISION] ?? 0) : 0;
    if (found.length > 0 || revision === 0) return { differences: found, revision };
    const before = this.revisionBefore(one, revision);
    const template = before && (await this.templateOf(before.uid, before.name, one.namespace));
    if (!before || !template) return { differences: [], revision: 0 };
    const value = { ...live.value, spec: { ...fieldsOf(live.value.spec), template } };
    return { differences: differences(one, value), revision: before.revision };
  }

  /** The newest older ReplicaSet that still has pods at the moment shown. */
  private revisionBefore({ name, namespace }: Manifest, revision: number) {
    const { workloads, replicaSets, pods } = this.playground.mirror.getState();
    const owner = [...workloads.values()].find(
      (each) => each.kind === 'Deployment' && each.name === name && each.namespace === namespace,
    );
    if (!owner) return undefined;
    const older = [...replicaSets.values()].filter((each) => each.owner === owner.uid && each.revision < revision);
    const [newest] = older.sort((first, second) => second.revision - first.revision);
    if (!newest) return undefined;
    const lives = [...pods.values()].some((pod) => pod.owner === newest.uid && pod.goneAt === undefined);
    return lives ? newest : undefined;
  }

  private async templateOf(uid: string, name: string, namespace: string): Promise<unknown> {
    const known = this.templates.get(uid);
    if (known) return known;
    const { object } = await this.playground
      .ask<'object'>({ type: 'object', resource: 'replicasets.apps', namespace, name })
      .catch(() => ({ object: undefined }));
    const template = at(object, ['spec', 'template']);
    if (template) this.templates.set(uid, template);
    return template;
  }
}

function lastApplied(annotations: Fields): Fields {
  try {
    const { metadata, ...rest } = JSON.parse(textOf(annotations[LAST_APPLIED]) || '{}') as Fields;
    // kubectl writes the namespace into it, and empty annotations.
    const { namespace: _, annotations: own, ...names } = fieldsOf(metadata);
    const written = Object.keys(fieldsOf(own)).length > 0 ? { annotations: own } : {};
    return { ...rest, metadata: { ...names, ...written } };
  } catch {
    return {};
  }
}
