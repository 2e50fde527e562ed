import type { Pod } from '../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import { describe } from '../../cli/kubectl/describe/registry';
import type { Related } from '../../cli/kubectl/describe/related';
import { STATUS_VIEWERS } from '../../cli/kubectl/rollout/viewers';
import type { EventFacts, Said } from '../../protocol/why';
import { tellingEvents } from './history';
import type { Records } from './records';

const MAX_SAID = 3;

/** Of the kinds that no warning may speak of: their resource, and the lines of `kubectl describe` that bear on them. */
const DESCRIBED: Readonly<Record<string, readonly [GroupResource, RegExp]>> = {
  Service: ['services', /^(Selector|TargetPort|Endpoints):/],
  Node: ['nodes', /^(Taints|Unschedulable):|^ {2}(Ready|MemoryPressure) /],
  Pod: ['pods', /^(Node|Status|Start Time|IP):/],
  Ingress: ['ingresses.networking.k8s.io', /^(Address|Ingress Class):|^ {2}\S+ +\/|^ {3,}\//],
  ReplicaSet: ['replicasets.apps', /^(Replicas|Pods Status):/],
};

/** What kubectl prints that bears on it: what warnings say, the latest last; without any, how the object stands. */
export function saidAbout(
  records: Records,
  found: KubernetesObject,
  events: readonly EventFacts[],
  gone: boolean,
): Said[] {
  const { kind = '' } = found as { kind?: string };
  const { name, namespace = '' } = found.metadata;
  const where = namespace === 'default' || namespace === '' ? '' : ` -n ${namespace}`;
  const command = `kubectl describe ${kind.toLowerCase()} ${name}${where}`;
  const isOver = kind === 'Node' || kind === 'Service' || kind === 'Deployment';
  const telling = isOver ? [] : tellingEvents(events).filter(({ type }) => type === 'Warning');
  const said = telling.slice(-MAX_SAID).map(({ reason, message }) => ({ reason, command, text: message }));
  const { reason, message } = (found as Pod).status ?? {};
  if (kind === 'Pod' && message && !said.some(({ text }) => text === message))
    return [...said.slice(-1), { reason: reason ?? '', command, text: message }];
  if (said.length > 0 || gone) return said;
  if (kind === 'Deployment') return rolloutStatus(found, `kubectl rollout status deployment/${name}${where}`);
  const [resource, wanted] = DESCRIBED[kind] ?? [];
  if (!resource || !wanted) return [];
  const lines = describe(resource, found, relatedOf(records)).split('\n');
  const text = lines.filter((line) => wanted.test(line)).join('\n');
  return text ? [{ reason: '', command, text }] : [];
}

function rolloutStatus(found: KubernetesObject, command: string): Said[] {
  try {
    const { text = '' } = STATUS_VIEWERS.Deployment?.(found, 0) ?? {};
    return text ? [{ reason: '', command, text: text.trimEnd() }] : [];
  } catch (error) {
    return [{ reason: '', command, text: `error: ${(error as Error).message}` }];
  }
}

function relatedOf(records: Records): Related {
  const { etcd } = records.source.cluster;
  return {
    now: records.now,
    showEvents: false,
    list: (resource, namespace, { labelSelector = '', fieldSelector = '' } = {}) => {
      const [key = '', value = ''] = labelSelector.split('=');
      const node = /spec\.nodeName=([^,]+)/.exec(fieldSelector)?.[1];
      const all = records.list(resource, namespace) as readonly never[];
      return all.filter(({ metadata, spec }: Pod) => {
        const isThere = node === undefined || spec.nodeName === node;
        return isThere && (key === '' || metadata.labels?.[key] === value);
      });
    },
    get: (resource, namespace, name) => etcd.get(resource, namespace ? `${namespace}/${name}` : name) as never,
    events: () => [],
  };
}
