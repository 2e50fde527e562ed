import type { IPBlock, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../generated/networking/v1';
import type { KindRules } from '../../kindRules';
import { cidrErrors, cidrWarnings, parseCidr } from '../../meta/addresses';
import { addInvalid, type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { portNameErrors, portNumberErrors } from '../../meta/names';
import {
  subdomainName,
  validateLabelSelector,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../meta/objectMeta';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const TYPES = ['Ingress', 'Egress'];

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

/** Models ValidateNetworkPolicyPort. */
function validatePort({ protocol, port, endPort }: NetworkPolicyPort, path: string, errors: FieldError[]): void {
  if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
    errors.push(notSupported(`${path}.protocol`, protocol, PROTOCOLS));
  }
  const end = `${path}.endPort`;
  if (typeof port === 'number') {
    addInvalid(errors, `${path}.port`, port, portNumberErrors(port));
    if (endPort === undefined) return;
    if (endPort < port) errors.push(invalid(end, port, 'must be greater than or equal to `port`'));
    addInvalid(errors, end, endPort, portNumberErrors(endPort));
    return;
  }
  if (endPort !== undefined) {
    const when = port === undefined ? 'not specified' : 'non-numeric';
    errors.push(invalid(end, endPort, `may not be specified when \`port\` is ${when}`));
  }
  if (port !== undefined) addInvalid(errors, `${path}.port`, port, portNameErrors(port));
}

/** Models ValidateNetworkPolicyPeer. */
function validatePeer(
  { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer,
  path: string,
  errors: FieldError[],
) {
  validateLabelSelector(podSelector, `${path}.podSelector`, errors);
  validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`, errors);
  if (ipBlock) validateBlock(ipBlock, `${path}.ipBlock`, errors);
  if (!podSelector && !namespaceSelector && !ipBlock) errors.push(required(path, 'must specify a peer'));
  else if (ipBlock && (podSelector || namespaceSelector)) {
    errors.push(forbidden(path, 'may not specify both ipBlock and another peer'));
  }
}

function validateBlock({ cidr, except }: IPBlock, path: string, errors: FieldError[]): void {
  if (!cidr) {
    errors.push(required(`${path}.cidr`));
    return;
  }
  addInvalid(errors, `${path}.cidr`, cidr, cidrErrors(cidr));
  const block = parseCidr(cidr);
  if (!block) return;
  for (const [index, text] of (except ?? []).entries()) {
    const at = `${path}.except[${index}]`;
    addInvalid(errors, at, text, cidrErrors(text));
    const hole = parseCidr(text);
    if (!hole || (isWithin(hole.bytes, block) && block.bits < hole.bits)) continue;
    errors.push(invalid(at, text, 'must be a strict subset of `cidr`'));
  }
}

function isWithin(bytes: readonly number[], block: { bytes: readonly number[]; bits: number }): boolean {
  if (bytes.length !== block.bytes.length) return false;
  for (let bit = 0; bit < block.bits; bit += 1) {
    const mask = 0x80 >> (bit % 8);
    const at = bit >> 3;
    if (((bytes[at] ?? 0) & mask) !== ((block.bytes[at] ?? 0) & mask)) return false;
  }
  return true;
}

/** Models ValidateNetworkPolicySpec. */
function validateSpec({ spec }: NetworkPolicy, errors: FieldError[]): void {
  validateLabelSelector(spec.podSelector, 'spec.podSelector', errors);
  for (const [key, side] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [index, rule] of (spec[key] ?? []).entries()) {
      const path = `spec.${key}[${index}]`;
      const peers = (rule as Partial<Record<typeof side, NetworkPolicyPeer[]>>)[side] ?? [];
      for (const [at, port] of (rule.ports ?? []).entries()) validatePort(port, `${path}.ports[${at}]`, errors);
      for (const [at, peer] of peers.entries()) validatePeer(peer, `${path}.${side}[${at}]`, errors);
    }
  }
  const types = spec.policyTypes ?? [];
  if (types.length > TYPES.length) {
    errors.push(invalid('spec.policyTypes', types, 'may not specify more than two policyTypes'));
  } else {
    for (const [index, type] of types.entries()) {
      if (!TYPES.includes(type)) errors.push(notSupported(`spec.policyTypes[${index}]`, type, TYPES));
    }
  }
}

/** Models networkPolicyWarnings. */
function blockWarnings({ spec }: NetworkPolicy): readonly string[] {
  const warnings: string[] = [];
  const tell = (peers: readonly NetworkPolicyPeer[] | undefined, path: string) => {
    for (const [index, { ipBlock }] of (peers ?? []).entries()) {
      if (!ipBlock) continue;
      const at = `${path}[${index}].ipBlock`;
      warnings.push(...cidrWarnings(ipBlock.cidr, `${at}.cidr`));
      for (const [place, hole] of (ipBlock.except ?? []).entries()) {
        warnings.push(...cidrWarnings(hole, `${at}.except[${place}]`));
      }
    }
  };
  for (const [index, rule] of (spec.ingress ?? []).entries()) tell(rule.from, `spec.ingress[${index}].from`);
  for (const [index, rule] of (spec.egress ?? []).entries()) tell(rule.to, `spec.egress[${index}].to`);
  return warnings;
}

/** Models the API's networking.k8s.io/v1 NetworkPolicy. */
export const networkPolicyRules: KindRules<NetworkPolicy> = {
  defaults,
  validate: (policy, errors) => {
    validateObjectMeta(policy.metadata, true, subdomainName, errors);
    validateSpec(policy, errors);
  },
  validateUpdate: (policy, old, errors) => {
    validateObjectMetaUpdate(policy.metadata, old.metadata, errors);
    validateSpec(policy, errors);
  },
  warnings: blockWarnings,
};
