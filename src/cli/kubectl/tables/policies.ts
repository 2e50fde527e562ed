import type { ControllerRevision } from '../../../api/generated/apps/v1';
import type { HorizontalPodAutoscaler, MetricSpec, MetricStatus } from '../../../api/generated/autoscaling/v2';
import type { Lease } from '../../../api/generated/coordination/v1';
import type { RuntimeClass } from '../../../api/generated/node/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import type { PriorityClass } from '../../../api/generated/scheduling/v1';
import { AGE, NAME, tableOf } from './table';

/** Models printers.printPodDisruptionBudget. */
export const podDisruptionBudgets = tableOf<PodDisruptionBudget>('poddisruptionbudgets.policy', [
  NAME,
  { title: 'MIN AVAILABLE', cell: ({ spec }) => spec.minAvailable ?? 'N/A' },
  { title: 'MAX UNAVAILABLE', cell: ({ spec }) => spec.maxUnavailable ?? 'N/A' },
  { title: 'ALLOWED DISRUPTIONS', cell: ({ status }) => status?.disruptionsAllowed ?? 0 },
  AGE,
]);

/** Models printers.printPriorityClass. */
export const priorityClasses = tableOf<PriorityClass>('priorityclasses.scheduling.k8s.io', [
  NAME,
  { title: 'VALUE', cell: ({ value }) => value ?? 0 },
  { title: 'GLOBAL-DEFAULT', cell: ({ globalDefault }) => String(globalDefault ?? false) },
  AGE,
  { title: 'PREEMPTIONPOLICY', cell: ({ preemptionPolicy }) => preemptionPolicy ?? 'PreemptLowerPriority' },
]);

/** Models printers.printRuntimeClass. */
export const runtimeClasses = tableOf<RuntimeClass>('runtimeclasses.node.k8s.io', [
  NAME,
  { title: 'HANDLER', cell: ({ handler }) => handler },
  AGE,
]);

/** Models printers.printLease. */
export const leases = tableOf<Lease>('leases.coordination.k8s.io', [
  NAME,
  { title: 'HOLDER', cell: ({ spec }) => spec?.holderIdentity ?? '' },
  AGE,
]);

/** Models printers.printControllerRevision. */
export const controllerRevisions = tableOf<ControllerRevision>('controllerrevisions.apps', [
  NAME,
  {
    title: 'CONTROLLER',
    cell: ({ metadata }) => {
      const owner = metadata.ownerReferences?.find(({ controller }) => controller);
      if (!owner) return '<none>';
      const [group = '', version] = owner.apiVersion.split('/');
      return `${owner.kind.toLowerCase()}${version === undefined ? '' : `.${group}`}/${owner.name}`;
    },
  },
  { title: 'REVISION', cell: ({ revision }) => revision },
  AGE,
]);

/** Models printers.printHorizontalPodAutoscaler. */
export const horizontalPodAutoscalers = tableOf<HorizontalPodAutoscaler>('horizontalpodautoscalers.autoscaling', [
  NAME,
  { title: 'REFERENCE', cell: ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}` },
  { title: 'TARGETS', cell: formatTargets },
  { title: 'MINPODS', cell: ({ spec }) => spec.minReplicas ?? '<unset>' },
  { title: 'MAXPODS', cell: ({ spec }) => spec.maxReplicas },
  { title: 'REPLICAS', cell: ({ status }) => status?.currentReplicas ?? 0 },
  AGE,
]);

const MAX_METRICS = 2;

/** The one target and measure that an autoscaling/v1 object has. */
interface CpuOnly {
  readonly targetCPUUtilizationPercentage?: number;
  readonly currentCPUUtilizationPercentage?: number;
}

function formatTargets({ spec, status }: HorizontalPodAutoscaler): string {
  const { targetCPUUtilizationPercentage: target } = spec as CpuOnly;
  if (target === undefined) return formatMetrics(spec.metrics ?? [], status?.currentMetrics ?? []);
  const { currentCPUUtilizationPercentage: current } = (status ?? {}) as CpuOnly;
  return `cpu: ${formatShare({ averageUtilization: target }, { averageUtilization: current })}`;
}

function formatMetrics(specs: readonly MetricSpec[], statuses: readonly MetricStatus[]): string {
  if (specs.length === 0) return '<none>';
  const all = specs.map((spec, index) => formatMetric(spec, statuses[index]));
  const text = all.slice(0, MAX_METRICS).join(', ');
  return all.length > MAX_METRICS ? `${text} + ${all.length - MAX_METRICS} more...` : text;
}

interface Value {
  readonly averageValue?: string;
  readonly averageUtilization?: number;
  readonly value?: string;
}

function formatMetric(spec: MetricSpec, status: MetricStatus | undefined): string {
  switch (spec.type) {
    case 'External':
      return formatValue(spec.external?.target, status?.external?.current);
    case 'Object':
      return formatValue(spec.object?.target, status?.object?.current);
    case 'Pods':
      return `${status?.pods?.current.averageValue ?? '<unknown>'}/${spec.pods?.target.averageValue}`;
    case 'Resource':
      return `${spec.resource?.name}: ${formatShare(spec.resource?.target, status?.resource?.current)}`;
    case 'ContainerResource': {
      const current = status?.containerResource?.current;
      return `${spec.containerResource?.name}: ${formatShare(spec.containerResource?.target, current)}`;
    }
    default:
      return '<unknown type>';
  }
}

function formatValue(target: Value | undefined, current: Value | undefined): string {
  if (target?.averageValue !== undefined) return `${current?.averageValue ?? '<unknown>'}/${target.averageValue} (avg)`;
  return `${current?.value ?? '<unknown>'}/${target?.value}`;
}

function formatShare(target: Value | undefined, current: Value | undefined): string {
  if (target?.averageValue !== undefined) return `${current?.averageValue ?? '<unknown>'}/${target.averageValue}`;
  const percent = (share: number | undefined, none: string) => (share === undefined ? none : `${share}%`);
  return `${percent(current?.averageUtilization, '<unknown>')}/${percent(target?.averageUtilization, '<auto>')}`;
}
