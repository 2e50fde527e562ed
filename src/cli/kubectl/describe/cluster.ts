import type { Lease } from '../../../api/generated/coordination/v1';
import type { Namespace, Node, Pod } from '../../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { humanDuration } from '../../../api/meta/duration';
import { formatLabelSelector } from '../../../api/meta/labels';
import { formatBytes, formatMilli, formatQuantity, milliOf, parseQuantity, unitsOf } from '../../../api/meta/quantity';
import { parseTime } from '../../../engine/sim/time';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer, Related } from './related';
import { longTime, sortedKeys, writeAnnotations, writeLabels } from './words';

/** `kubectl describe poddisruptionbudget`. */
export const describePodDisruptionBudget: Describer<PodDisruptionBudget> = (budget, related) => {
  const { metadata, spec, status } = budget;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  page.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  if (spec.minAvailable !== undefined) page.line(0, `Min available:\t${spec.minAvailable}`);
  else if (spec.maxUnavailable !== undefined) page.line(0, `Max unavailable:\t${spec.maxUnavailable}`);
  page.line(0, `Selector:\t${spec.selector ? formatLabelSelector(spec.selector) : '<unset>'}`);
  page.line(0, 'Status:');
  page.line(2, `Allowed disruptions:\t${status?.disruptionsAllowed ?? 0}`);
  page.line(2, `Current:\t${status?.currentHealthy ?? 0}`);
  page.line(2, `Desired:\t${status?.desiredHealthy ?? 0}`);
  page.line(2, `Total:\t${status?.expectedPods ?? 0}`);
  writeEvents(page, budget, related);
  return page.text();
};

/** `kubectl describe namespace`. Quotas and limit ranges are not modelled yet. */
export const describeNamespace: Describer<Namespace> = (namespace) => {
  const { metadata, status } = namespace;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  page.line(0, `Status:\t${status?.phase ?? ''}`);
  if (status?.conditions?.length) {
    page.add(0, 'Conditions:\n  Type\tStatus\tLastTransitionTime\tReason\tMessage\n');
    page.add(1, '----\t------\t------------------\t------\t-------\n');
    for (const { type, status: value, lastTransitionTime, reason = '', message = '' } of status.conditions) {
      page.line(1, `${type}\t${value}\t${longTime(lastTransitionTime)}\t${reason}\t${message}`);
    }
  }
  page.add(0, '\nNo resource quota.\n');
  page.add(0, '\nNo LimitRange resource.\n');
  return page.text();
};

/** `kubectl describe node`. */
export const describeNode: Describer<Node> = (node, related) => {
  const { metadata, spec, status } = node;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  const roles = sortedKeys(metadata.labels).flatMap((key) => /^node-role\.kubernetes\.io\/(.+)$/.exec(key)?.[1] ?? []);
  page.line(0, `Roles:\t${roles.join(',') || '<none>'}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  page.line(0, `CreationTimestamp:\t${longTime(metadata.creationTimestamp)}`);
  page.add(0, 'Taints:\t');
  const taints = (spec.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
  taints.sort().forEach((taint, index) => {
    page.line(0, index === 0 ? taint : `\t${taint}`);
  });
  if (taints.length === 0) page.line(0, '<none>');
  page.line(0, `Unschedulable:\t${spec.unschedulable ?? false}`);
  writeLease(page, node, related);
  if (status?.conditions?.length) {
    page.add(0, 'Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage\n');
    page.add(1, '----\t------\t-----------------\t------------------\t------\t-------\n');
    for (const {
      type,
      status: value,
      lastHeartbeatTime,
      lastTransitionTime,
      reason = '',
      message = '',
    } of status.conditions) {
      page.line(
        1,
        `${type} \t${value} \t${longTime(lastHeartbeatTime)} \t${longTime(lastTransitionTime)} \t${reason} \t${message}`,
      );
    }
  }
  page.line(0, 'Addresses:');
  for (const { type, address } of status?.addresses ?? []) page.line(1, `${type}:\t${address}`);
  writeAmounts(page, 'Capacity', status?.capacity);
  writeAmounts(page, 'Allocatable', status?.allocatable);
  writeSystem(page, node);
  writePods(page, node, related);
  writeEvents(page, node, related);
  return page.text();
};

function writeLease(page: Page, { metadata }: Node, related: Related): void {
  const lease = related.get<Lease>('leases.coordination.k8s.io', 'kube-node-lease', metadata.name);
  page.line(0, 'Lease:');
  page.line(1, `HolderIdentity:\t${lease?.spec?.holderIdentity ?? '<unset>'}`);
  page.line(1, `AcquireTime:\t${lease?.spec?.acquireTime ? longTime(lease.spec.acquireTime) : '<unset>'}`);
  page.line(1, `RenewTime:\t${lease?.spec?.renewTime ? longTime(lease.spec.renewTime) : '<unset>'}`);
}

function writeAmounts(page: Page, title: string, amounts: Readonly<Record<string, string>> | undefined): void {
  page.line(0, `${title}:`);
  for (const name of sortedKeys(amounts))
    page.line(1, `${name}:\t${formatQuantity(parseQuantity(amounts?.[name] as string))}`);
}

function writeSystem(page: Page, { status, spec }: Node): void {
  const info = status?.nodeInfo;
  page.line(0, 'System Info:');
  for (const [title, value] of [
    ['Machine ID', info?.machineID],
    ['System UUID', info?.systemUUID],
    ['Boot ID', info?.bootID],
    ['Kernel Version', info?.kernelVersion],
    ['OS Image', info?.osImage],
    ['Operating System', info?.operatingSystem],
    ['Architecture', info?.architecture],
    ['Container Runtime Version', info?.containerRuntimeVersion],
    ['Kubelet Version', info?.kubeletVersion],
  ] as const) {
    page.line(1, `${title}:\t${value ?? ''}`);
  }
  if (spec.podCIDR) page.line(0, `PodCIDR:\t${spec.podCIDR}`);
  if (spec.podCIDRs?.length) page.line(0, `PodCIDRs:\t${spec.podCIDRs.join(',')}`);
  if (spec.providerID) page.line(0, `ProviderID:\t${spec.providerID}`);
}

/** Sums and shares of what the node's pods request. */
function writePods(page: Page, node: Node, related: Related): void {
  const pods = related
    .list<Pod>('pods', '', {
      fieldSelector: `spec.nodeName=${node.metadata.name},status.phase!=Failed,status.phase!=Succeeded`,
    })
    .map((pod) => ({ pod, booked: booked(pod) }));
  const cpuMilli = milliOf(node.status?.allocatable?.cpu ?? '0');
  const memoryBytes = unitsOf(node.status?.allocatable?.memory ?? '0');
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.trunc((100 * part) / whole));
  const cpu = (part: number) => `${formatMilli(part)} (${share(part, cpuMilli)}%)`;
  const memory = (part: number) => `${formatBytes(part)} (${share(part, memoryBytes)}%)`;
  page.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
  page.add(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge\n');
  page.add(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---\n');
  for (const { pod, booked: sums } of pods) {
    const { namespace, name, creationTimestamp } = pod.metadata;
    const cells = [cpu(sums.cpuRequests), cpu(sums.cpuLimits), memory(sums.memoryRequests), memory(sums.memoryLimits)];
    page.line(
      1,
      `${namespace}\t${name}\t\t${cells.join('\t')}\t${humanDuration(related.now - parseTime(creationTimestamp))}`,
    );
  }
  const total = (field: keyof Booked) => pods.reduce((sum, one) => sum + one.booked[field], 0);
  page.add(
    0,
    'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)\n  Resource\tRequests\tLimits\n',
  );
  page.add(1, '--------\t--------\t------\n');
  page.line(1, `cpu\t${cpu(total('cpuRequests'))}\t${cpu(total('cpuLimits'))}`);
  page.line(1, `memory\t${memory(total('memoryRequests'))}\t${memory(total('memoryLimits'))}`);
  page.line(1, 'ephemeral-storage\t0 (0%)\t0 (0%)');
}

interface Booked {
  readonly cpuRequests: number;
  readonly cpuLimits: number;
  readonly memoryRequests: number;
  readonly memoryLimits: number;
}

function booked({ spec }: Pod): Booked {
  const sum = (list: 'requests' | 'limits', name: string, read: (text: string) => number) =>
    spec.containers.reduce((total, { resources }) => total + read(resources?.[list]?.[name] ?? '0'), 0);
  return {
    cpuRequests: sum('requests', 'cpu', milliOf),
    cpuLimits: sum('limits', 'cpu', milliOf),
    memoryRequests: sum('requests', 'memory', unitsOf),
    memoryLimits: sum('limits', 'memory', unitsOf),
  };
}
