import type { Pod } from '../../../api/generated/core/v1';
import { humanDuration } from '../../../api/meta/duration';
import { summarizePod } from './podStatus';
import { AGE, NAME, tableOf } from './table';

/** Models printers.printPod. */
export const pods = tableOf<Pod>('pods', [
  NAME,
  {
    title: 'READY',
    cell: (pod) => {
      const { ready, containers } = summarizePod(pod);
      return `${ready}/${containers}`;
    },
  },
  { title: 'STATUS', cell: (pod) => summarizePod(pod).status },
  { title: 'RESTARTS', cell: formatRestarts },
  AGE,
  { title: 'IP', wide: true, cell: ({ status }) => status?.podIPs?.[0]?.ip || '<none>' },
  { title: 'NODE', wide: true, cell: ({ spec }) => spec.nodeName || '<none>' },
  { title: 'NOMINATED NODE', wide: true, cell: ({ status }) => status?.nominatedNodeName || '<none>' },
  { title: 'READINESS GATES', wide: true, cell: formatGates },
]);

function formatRestarts(pod: Pod, now: number): string {
  const { restarts, lastRestartAt } = summarizePod(pod);
  if (restarts === 0 || lastRestartAt === undefined) return String(restarts);
  return `${restarts} (${humanDuration(now - lastRestartAt)} ago)`;
}

function formatGates({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const met = gates.filter(({ conditionType }) =>
    status?.conditions?.some(({ type, status: value }) => type === conditionType && value === 'True'),
  );
  return `${met.length}/${gates.length}`;
}
