import type { Pod } from '../../../api/generated/core/v1';
import { withFields } from '../../../api/meta/object';
import type { Call, Stored } from '../call';
import type { DeleteOptions, Strategy } from '../strategy';
import { qosClassOf } from './qosClass';

function prepareCreate(object: Stored, call: Call): Stored {
  const { spec } = object as unknown as Pod;
  const gated = (spec.schedulingGates?.length ?? 0) > 0;
  const status = {
    phase: 'Pending',
    ...(gated ? { conditions: [{ ...SCHEDULING_GATED, lastTransitionTime: call.server.timestamp() }] } : {}),
    qosClass: qosClassOf(spec),
  };
  return withFields(object, { status });
}

const SCHEDULING_GATED = {
  type: 'PodScheduled',
  status: 'False',
  lastProbeTime: null,
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
};

/** Models kube-apiserver: registry/core/pod, podStrategy.CheckGracefulDelete. */
function gracePeriodSeconds(object: Stored, options: DeleteOptions): number {
  const { spec, status } = object as unknown as Pod;
  const asked = options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 0;
  if (!spec.nodeName || status?.phase === 'Failed' || status?.phase === 'Succeeded') return 0;
  return asked < 0 ? 1 : asked;
}

function withOwnersOf(metadata: Stored['metadata'], { ownerReferences }: Stored['metadata']): Stored['metadata'] {
  if (metadata.ownerReferences === ownerReferences) return metadata;
  const { ownerReferences: _dropped, ...others } = metadata;
  return ownerReferences ? withFields(others, { ownerReferences }) : others;
}

function prepareStatus(object: Stored, old: Stored): Stored {
  const qosClass = (object.status?.qosClass ?? old.status?.qosClass) as string;
  return {
    ...object,
    metadata: withOwnersOf(object.metadata, old.metadata),
    status: { ...object.status, qosClass },
  };
}

/** Models kube-apiserver: registry/core/pod. */
export const podStrategy: Strategy = {
  generation: 'spec',
  hasStatus: true,
  returnsDeleted: true,
  prepareCreate,
  prepareStatus,
  gracePeriodSeconds,
};
