import type { Pod, PodCondition } from '../../../api/generated/core/v1';
import type { Client } from '../../client/client';
import { formatTime } from '../../sim/time';

/** Tells a pod why it goes (its condition DisruptionTarget) and deletes it; true when it goes or has gone. `now` is cluster ms. */
export function disrupt(
  client: Client,
  pod: Pod,
  reason: string,
  message: string,
  now: number,
  { phase, gracePeriodSeconds }: { phase?: string; gracePeriodSeconds?: number } = {},
): boolean {
  const { namespace = '', name, generation } = pod.metadata;
  const conditions = pod.status?.conditions ?? [];
  const known = conditions.find(({ type, status }) => type === 'DisruptionTarget' && status === 'True');
  const condition: PodCondition = {
    lastProbeTime: null as unknown as string,
    lastTransitionTime: known?.lastTransitionTime ?? formatTime(now),
    message,
    observedGeneration: generation,
    reason,
    status: 'True',
    type: 'DisruptionTarget',
  };
  const others = conditions.filter(({ type }) => type !== 'DisruptionTarget');
  const status = { conditions: [...others, condition], ...(phase === undefined ? {} : { phase }) };
  const patched = client.patch('pods', namespace, name, { status }, MERGE);
  if (!patched.ok) return patched.status.code === 404;
  const deleted = client.delete(
    'pods',
    namespace,
    name,
    gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds },
  );
  return deleted.ok || deleted.status.code === 404;
}

const MERGE = { subresource: 'status', contentType: 'application/merge-patch+json' };
