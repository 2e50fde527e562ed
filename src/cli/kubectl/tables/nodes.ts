import type { Node } from '../../../api/generated/core/v1';
import { AGE, NAME, tableOf } from './table';

const ROLE = 'node-role.kubernetes.io/';

/** Models printers.printNode. */
export const nodes = tableOf<Node>('nodes', [
  NAME,
  { title: 'STATUS', cell: formatStatus },
  { title: 'ROLES', cell: (node) => rolesOf(node).join(',') || '<none>' },
  AGE,
  { title: 'VERSION', cell: ({ status }) => status?.nodeInfo?.kubeletVersion ?? '' },
  { title: 'INTERNAL-IP', wide: true, cell: (node) => addressOf(node, 'InternalIP') },
  { title: 'EXTERNAL-IP', wide: true, cell: (node) => addressOf(node, 'ExternalIP') },
  { title: 'OS-IMAGE', wide: true, cell: ({ status }) => status?.nodeInfo?.osImage || '<unknown>' },
  { title: 'KERNEL-VERSION', wide: true, cell: ({ status }) => status?.nodeInfo?.kernelVersion || '<unknown>' },
  {
    title: 'CONTAINER-RUNTIME',
    wide: true,
    cell: ({ status }) => status?.nodeInfo?.containerRuntimeVersion || '<unknown>',
  },
]);

function formatStatus({ status, spec }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const word = ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown';
  return spec.unschedulable ? `${word},SchedulingDisabled` : word;
}

/** The roles that a node's labels give it, in order. */
export function rolesOf({ metadata }: Node): string[] {
  const roles = new Set<string>();
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(ROLE) && key.length > ROLE.length) roles.add(key.slice(ROLE.length));
    else if (key === 'kubernetes.io/role' && value) roles.add(value);
  }
  return [...roles].sort();
}

function addressOf({ status }: Node, wanted: string): string {
  return status?.addresses?.find(({ type }) => type === wanted)?.address ?? '<none>';
}
