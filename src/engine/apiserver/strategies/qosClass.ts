import type { Container, PodSpec } from '../../../api/generated/core/v1';

type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** A quantity of zero asks for nothing. */
const ZERO = /^[+-]?0*(\.0*)?([a-zA-Z].*)?$/;

/**
 * How a pod's requests and limits rank it when its node runs short.
 * Models pkg/apis/core/v1/helper/qos, ComputePodQOS: only cpu and memory count.
 */
export function qosClassOf(spec: PodSpec): QosClass {
  let any = false;
  let guaranteed = true;
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    const own = ofContainer(container);
    if (own !== 'BestEffort') any = true;
    if (own !== 'Guaranteed') guaranteed = false;
  }
  if (!any) return 'BestEffort';
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

function ofContainer({ resources }: Container): QosClass {
  const requests = resources?.requests ?? {};
  const limits = resources?.limits ?? {};
  let any = false;
  let guaranteed = true;
  for (const name of ['cpu', 'memory']) {
    const request = asked(requests[name]);
    const limit = asked(limits[name]);
    if (request !== undefined || limit !== undefined) any = true;
    if (limit === undefined || request !== limit) guaranteed = false;
  }
  if (!any) return 'BestEffort';
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

function asked(quantity: unknown): string | undefined {
  if (quantity === undefined || ZERO.test(String(quantity))) return undefined;
  return String(quantity);
}
