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

interface Found {
  readonly live: Manifest;
  /** How it differs from what lives. */
  readonly now: Compared;
  /** Of the revision before, where that is what it is compared with. */
  readonly template: unknown;
  readonly told: Compared;
}

/** A document that is what lives differs from nothing, whatever its revision. */
function shown(now: Compared): Compared {
  return now.differences.length > 0 || now.revision === 0 ? now : { differences: [], revision: 0 };
}

function compareBefore(one: Written, live: Manifest, revision: number, template: unknown): Compared {
  const value = { ...live.value, spec: { ...fieldsOf(live.value.spec), template } };
  return { differences: differences(one, value), revision };
}

/**
 * Compares documents with their live objects; a Deployment that is what lives, and still has pods of its revision before, with
 * that revision: what the rollout is about.
 */
export class Comparer {
  /** Templates of ReplicaSets, which never change, by uid. */
  private readonly templates = new Map<string, unknown>();
  /** What was found of documents, for as long as what they were compared with is the same object. */
  private readonly found = new WeakMap<Written, Found>();

  constructor(private readonly playground: Playground) {}

  async compare(one: Written, live: Manifest): Promise<Compared> {
    const known = this.found.get(one);
    const now = known?.live === live ? known.now : this.compareNow(one, live);
    const before =
      now.differences.length > 0 || now.revision === 0 ? undefined : this.revisionBefore(one, now.revision);
    const template = before && (await this.templateOf(before.uid, before.name, one.namespace));
    if (known?.live === live && known.template === template) return known.told;
    const told = before && template ? compareBefore(one, live, before.revision, template) : shown(now);
    this.found.set(one, { live, now, template, told });
    return told;
  }

  private compareNow(one: Written, live: Manifest): Compared {
    const annotations = fieldsOf(at(live.value, ['metadata', 'annotations']));
    const revision = one.kind === 'Deployment' ? Number(annotations[REVISION] ?? 0) : 0;
    return { differences: differences(one, live.value, lastApplied(annotations)), revision };
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
