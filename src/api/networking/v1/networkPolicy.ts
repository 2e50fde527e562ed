import type { NetworkPolicy, NetworkPolicyPort } from '../../generated/networking/v1';
import type { KindRules } from '../../kindRules';
import { copyOf } from '../../meta/object';

function ruleWithDefaults<T extends { ports?: NetworkPolicyPort[] }>(rule: T): T {
  if (!rule.ports) return rule;
  const ports = rule.ports.map((port) => (port.protocol === undefined ? { ...port, protocol: 'TCP' } : port));
  return { ...rule, ports };
}

/** Models SetDefaults_NetworkPolicy: a policy is for ingress, and for egress when it has such rules. */
function defaults(policy: NetworkPolicy): NetworkPolicy {
  const spec: NetworkPolicy['spec'] = copyOf(policy.spec);
  if (spec.ingress) spec.ingress = spec.ingress.map(ruleWithDefaults);
  if (spec.egress) spec.egress = spec.egress.map(ruleWithDefaults);
  if ((spec.policyTypes?.length ?? 0) === 0) {
    spec.policyTypes = (spec.egress?.length ?? 0) > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  }
  return { ...policy, spec };
}

/** Models the API's networking.k8s.io/v1 NetworkPolicy. */
export const networkPolicyRules: KindRules<NetworkPolicy> = { defaults };
