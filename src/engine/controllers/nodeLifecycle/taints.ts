import type { Node, Taint } from '../../../api/generated/core/v1';
import type { Client } from '../../client/client';
import { formatTime } from '../../sim/time';
import { isSameTaint, nodeCondition } from '../shared/nodes';

export const NOT_READY = 'node.kubernetes.io/not-ready';
export const UNREACHABLE = 'node.kubernetes.io/unreachable';
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/** By condition and its status: the key of the taint that stands for it. */
const BY_CONDITION: readonly { readonly type: string; readonly status: string; readonly key: string }[] = [
  { type: 'Ready', status: 'False', key: NOT_READY },
  { type: 'Ready', status: 'Unknown', key: UNREACHABLE },
  { type: 'MemoryPressure', status: 'True', key: 'node.kubernetes.io/memory-pressure' },
  { type: 'DiskPressure', status: 'True', key: 'node.kubernetes.io/disk-pressure' },
  { type: 'PIDPressure', status: 'True', key: 'node.kubernetes.io/pid-pressure' },
  { type: 'NetworkUnavailable', status: 'True', key: 'node.kubernetes.io/network-unavailable' },
];
const OURS: ReadonlySet<string> = new Set([...BY_CONDITION.map(({ key }) => key), UNSCHEDULABLE]);

/** The NoSchedule taints that a node's conditions and its cordon call for (doNoScheduleTaintingPass). */
export function scheduleTaints(node: Node): Taint[] {
  const keys = BY_CONDITION.filter(({ type, status }) => nodeCondition(node, type)?.status === status);
  const taints = keys.map(({ key }) => ({ effect: 'NoSchedule', key }));
  return node.spec.unschedulable ? [...taints, { effect: 'NoSchedule', key: UNSCHEDULABLE }] : taints;
}

/** The NoExecute taint that a node's condition Ready calls for. */
export function executeTaint(node: Node): Taint | undefined {
  const status = nodeCondition(node, 'Ready')?.status;
  if (status === 'False') return { effect: 'NoExecute', key: NOT_READY };
  return status === 'Unknown' ? { effect: 'NoExecute', key: UNREACHABLE } : undefined;
}

/** Whether this controller sets and removes a taint with that effect. */
export function isOurs(taint: Taint, effect: string): boolean {
  if (taint.effect !== effect) return false;
  return effect === 'NoSchedule' ? OURS.has(taint.key) : taint.key === NOT_READY || taint.key === UNREACHABLE;
}

/**
 * Makes `wanted` the only taints of that effect that this controller sets on a node; true when they are. A NoExecute
 * taint, and any new one, says when it was added (SwapNodeControllerTaint).
 */
export function setTaints(client: Client, node: Node, effect: string, wanted: readonly Taint[], now: number): boolean {
  const taints = node.spec.taints ?? [];
  const missing = wanted.filter((taint) => !taints.some((known) => isSameTaint(known, taint)));
  const kept = taints.filter((taint) => !isOurs(taint, effect) || wanted.some((known) => isSameTaint(known, taint)));
  if (missing.length === 0 && kept.length === taints.length) return true;
  const added = missing.map((taint) => ({ ...taint, timeAdded: formatTime(now) }));
  const { resourceVersion, name } = node.metadata;
  const all = [...kept, ...added];
  const patch = { metadata: { resourceVersion }, spec: { taints: all.length > 0 ? all : null } };
  return client.patch('nodes', '', name, patch, { contentType: 'application/merge-patch+json' }).ok;
}
