import { goQuote } from '../../../api/meta/goFormat';
import { fail } from '../failure';
import type { Part } from './generator';
import { parseLabels } from './labelText';

/** What `kubectl expose` and `run --expose` make a Service from; texts are as typed, '' for none. */
export interface ServiceWish {
  readonly name: string;
  readonly selector: string;
  readonly labels: string;
  /** One port, or several of the exposed object's. */
  readonly ports: string;
  readonly protocol: string;
  /** By port, those of the exposed object. */
  readonly protocols: Readonly<Record<string, string>>;
  readonly targetPort: string;
  readonly type: string;
  readonly externalIp: string;
  readonly loadBalancerIp: string;
  readonly sessionAffinity: string;
  readonly clusterIp: string;
}

const AFFINITIES = ['None', 'ClientIP'];

/** The Service, without apiVersion, kind and namespace. Models generate/versioned, generateService. */
export function serviceFrom(wish: ServiceWish): Part {
  const { name, selector, labels, type, externalIp, loadBalancerIp, sessionAffinity, clusterIp } = wish;
  if (selector === '') fail("'selector' is a required parameter");
  const selected = parseLabels(selector);
  const labelled = labels === '' ? undefined : parseLabels(labels);
  const ports = portsOf(wish);
  if (sessionAffinity !== '' && !AFFINITIES.includes(sessionAffinity)) {
    fail(`unknown session affinity: ${sessionAffinity}`);
  }
  return {
    metadata: { name, labels: labelled },
    spec: {
      selector: selected,
      ports,
      type,
      externalIPs: externalIp === '' ? undefined : [externalIp],
      loadBalancerIP: type === 'LoadBalancer' ? loadBalancerIp : '',
      sessionAffinity,
      clusterIP: clusterIp,
    },
  };
}

function portsOf({ ports, protocol, protocols, targetPort }: ServiceWish): Part[] {
  const texts = ports === '' ? [] : ports.split(',');
  return texts.map((text, index) => {
    const port = atoi(text);
    return {
      name: texts.length > 1 ? `port-${index + 1}` : '',
      protocol: protocol || (protocols[text] ?? 'TCP'),
      port,
      targetPort: targetPort === '' ? port : /^[+-]?\d+$/.test(targetPort) ? Number(targetPort) : targetPort,
    };
  });
}

/** A whole number, or the end of the command in strconv's words. */
export function atoi(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) fail(`strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`);
  return Number(text);
}
