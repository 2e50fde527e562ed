import type { Namespace, Pod } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import type { KubernetesObject } from '../../../api/meta/object';
import { BUILT_IN_KINDS, groupResourceOf } from '../../../api/scheme';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { parseTime } from '../../sim/time';
import { isFinished } from '../shared/podState';
import { conditionsOf } from './conditions';

/** A namespace is looked at so long after it changed, so that all API servers know of its deletion. */
const DELETION_GRACE_MS = 5000;
/** How long objects with finalizers are thought to take, in seconds. */
const FINALIZER_ESTIMATE_SECONDS = 15;

/** What can be in a namespace and be deleted from it, the pods first. */
const RESOURCES: readonly string[] = BUILT_IN_KINDS.filter(
  ({ preferred, namespaced, verbs, group }) =>
    preferred && namespaced && verbs.includes('delete') && verbs.includes('list') && group !== 'events.k8s.io',
)
  .map(groupResourceOf)
  .filter((resource) => resource !== 'pods');

/** What is left of one pass, and how long it may take to go. */
interface Pass {
  readonly objects: Map<string, number>;
  readonly finalizers: Map<string, number>;
  readonly failures: string[];
  estimateSeconds: number;
}

/**
 * Empties a namespace that is being deleted, pods first, and lets it go when nothing is left. Its rules are in SPEC.md
 * (NS-...). Models kube-controller-manager: namespace-controller, namespacedResourcesDeleter.
 */
export class NamespaceController extends Controller {
  constructor(host: ControllerHost) {
    super('namespace-controller', host, {});
    const changed = (namespace: Namespace): void => {
      if (namespace.metadata.deletionTimestamp) this.queue.addAfter(namespace.metadata.name, DELETION_GRACE_MS);
    };
    this.informers.on<Namespace>('namespaces', { added: changed, updated: changed });
  }

  reconcile(name: string): Outcome {
    const fresh = this.client.get<Namespace>('namespaces', '', name);
    if (!fresh.ok || !fresh.object.metadata.deletionTimestamp) return 'done';
    const namespace = fresh.object;
    if (!namespace.spec.finalizers?.length) return 'done';
    const pass: Pass = { objects: new Map(), finalizers: new Map(), failures: [], estimateSeconds: 0 };
    this.empty(namespace, 'pods', pass);
    if (pass.objects.size === 0) for (const resource of RESOURCES) this.empty(namespace, resource, pass);
    const told = this.tell(namespace, pass);
    if (!told || pass.failures.length > 0) return 'retry';
    if (pass.objects.size === 0) return this.letGo(told);
    this.queue.addAfter(name, (Math.floor(pass.estimateSeconds / 2) + 1) * 1000);
    return 'done';
  }

  /** Deletes all of a resource and counts what stays (deleteAllContentForGroupVersionResource). */
  private empty(namespace: Namespace, resource: string, pass: Pass): void {
    const path = this.client.path(resource, namespace.metadata.name);
    const listed = this.list(path);
    if (listed.length === 0) return;
    const estimate = resource === 'pods' ? this.graceOf(namespace, listed as Pod[]) : 0;
    const { code, body } = this.client.send({ method: 'DELETE', path });
    if (code >= 400) pass.failures.push((body as { message?: string }).message ?? '');
    const left = this.list(path);
    if (left.length === 0) return;
    pass.objects.set(resource, left.length);
    let isHeld = false;
    for (const finalizer of left.flatMap(({ metadata }) => metadata.finalizers ?? [])) {
      pass.finalizers.set(finalizer, (pass.finalizers.get(finalizer) ?? 0) + 1);
      isHeld = true;
    }
    pass.estimateSeconds = Math.max(pass.estimateSeconds, estimate, isHeld ? FINALIZER_ESTIMATE_SECONDS : 0);
  }

  private list(path: string): readonly KubernetesObject[] {
    const { code, body } = this.client.send({ method: 'GET', path });
    return code === 200 ? (body as { items: KubernetesObject[] }).items : [];
  }

  /** The longest grace that these pods have left, in seconds (estimateGracePeriodForPods). */
  private graceOf({ metadata }: Namespace, pods: readonly Pod[]): number {
    const sinceSeconds = Math.floor((this.sim.now - parseTime(metadata.deletionTimestamp ?? '')) / 1000);
    let longest = 0;
    for (const pod of pods) {
      if (isFinished(pod)) continue;
      const grace = pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 0;
      longest = Math.max(longest, grace);
    }
    return Math.max(0, longest - sinceSeconds);
  }

  private tell(namespace: Namespace, pass: Pass): Namespace | undefined {
    const conditions = conditionsOf(namespace, pass, this.sim.now);
    if (semanticEqual(namespace.status?.conditions, conditions)) return namespace;
    const status = { ...namespace.status, conditions };
    const result = this.client.updateStatus<Namespace>('namespaces', { ...namespace, status });
    return result.ok ? result.object : undefined;
  }

  private letGo(namespace: Namespace): 'done' | 'retry' {
    const finalizers = namespace.spec.finalizers?.filter((finalizer) => finalizer !== 'kubernetes') ?? [];
    const path = `${this.client.path('namespaces', '', namespace.metadata.name)}/finalize`;
    const body = { ...namespace, spec: { ...namespace.spec, finalizers } };
    const { code } = this.client.send({ method: 'PUT', path, body });
    return code < 400 || code === 404 ? 'done' : 'retry';
  }
}
