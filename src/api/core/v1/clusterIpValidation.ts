import type { ServiceSpec } from '../../generated/core/v1';
import { ipErrors, ipFamily } from '../../meta/addresses';
import { addInvalid, duplicate, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { isHeadless } from './serviceTypes';

const FAMILIES = ['IPv4', 'IPv6'];
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const ONCE_SET = 'may not change once set';

/** Adds what is wrong with a Service's addresses. Models ValidateServiceClusterIPsRelatedFields. */
export function validateClusterIps(spec: ServiceSpec, errors: FieldError[]): void {
  if (spec.type === 'ExternalName') return;
  const { clusterIP, clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec;
  const path = 'spec.clusterIPs';
  if (!clusterIP) {
    if (clusterIPs.length > 0)
      errors.push(invalid(path, clusterIPs, 'must be empty when `clusterIP` is not specified'));
  } else if (clusterIPs.length === 0) errors.push(required(path));
  else if (clusterIPs[0] !== clusterIP) errors.push(invalid(path, clusterIPs, 'first value must match `clusterIP`'));
  for (const [index, family] of ipFamilies.entries()) {
    if (!FAMILIES.includes(family)) errors.push(notSupported(`spec.ipFamilies[${index}]`, family, FAMILIES));
    if (ipFamilies.indexOf(family) < index) errors.push(duplicate(`spec.ipFamilies[${index}]`, family));
  }
  if (ipFamilyPolicy !== undefined && !FAMILY_POLICIES.includes(ipFamilyPolicy)) {
    errors.push(notSupported('spec.ipFamilyPolicy', ipFamilyPolicy, FAMILY_POLICIES));
  }
  if (!validateAddresses(clusterIPs, path, errors)) return;
  if (clusterIPs.length > 1 && clusterIPs.length !== new Set(clusterIPs.map(ipFamily)).size) {
    errors.push(invalid(path, clusterIPs, 'may specify no more than one IP for each IP family'));
  }
  if (isHeadless(spec)) return;
  for (const [index, ip] of clusterIPs.entries()) {
    const family = ipFamilies[index];
    if (!family || !FAMILIES.includes(family) || ipFamily(ip) === family) continue;
    const words = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``;
    errors.push(invalid(`${path}[${index}]`, ip, words));
  }
}

/** False when one is no address. */
function validateAddresses(clusterIPs: readonly string[], path: string, errors: FieldError[]): boolean {
  let right = true;
  for (const [index, ip] of clusterIPs.entries()) {
    if (index === 0 && ip === 'None') {
      if (clusterIPs.length === 1) continue;
      right = false;
      errors.push(invalid(path, clusterIPs, "'None' must be the first and only value"));
      continue;
    }
    const wrong = ipErrors(ip);
    if (wrong.length > 0) right = false;
    addInvalid(errors, `${path}[${index}]`, ip, wrong);
  }
  if (clusterIPs.length > 2) errors.push(invalid(path, clusterIPs, 'may only hold up to 2 values'));
  return right;
}

/** Adds that a Service's addresses or families change. */
export function validateClusterIpsUpdate(spec: ServiceSpec, old: ServiceSpec, errors: FieldError[]): void {
  if (spec.type === 'ExternalName' || old.type === 'ExternalName') return;
  const both = isHeadless(spec) && isHeadless(old);
  if (both) return;
  validateChange('clusterIPs', spec, old, 'clusterIP', errors);
  if (!isHeadless(spec) && !isHeadless(old)) validateChange('ipFamilies', spec, old, 'ipFamily', errors);
}

function validateChange(
  key: 'clusterIPs' | 'ipFamilies',
  spec: ServiceSpec,
  old: ServiceSpec,
  one: string,
  errors: FieldError[],
): void {
  const list = spec[key] ?? [];
  const before = old[key] ?? [];
  const told = spec[key] ?? null;
  if (before.length === list.length) {
    for (const [index, value] of before.entries()) {
      if (value === list[index]) continue;
      errors.push(invalid(`spec.${key}[${key === 'ipFamilies' ? 0 : index}]`, told, ONCE_SET));
    }
    return;
  }
  const changed = before.length > 0 && list.length > 0 && list[0] !== before[0];
  if (before.length > list.length) {
    if ((spec.clusterIPs?.length ?? 0) === 0) {
      errors.push(invalid(`spec.${key}[0]`, told, `primary ${one} can not be unset`));
    }
    if (changed) errors.push(invalid(`spec.${key}[0]`, spec.clusterIPs ?? null, ONCE_SET));
    if (list.length === 1 && spec.ipFamilyPolicy !== 'SingleStack') {
      const words = `must be set to 'SingleStack' when releasing the secondary ${one}`;
      errors.push(invalid('spec.ipFamilyPolicy', spec.ipFamilyPolicy ?? null, words));
    }
  } else if (changed) errors.push(invalid(`spec.${key}[0]`, spec.clusterIPs ?? null, ONCE_SET));
}
