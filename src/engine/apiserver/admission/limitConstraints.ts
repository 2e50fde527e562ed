import type { LimitRangeItem } from '../../../api/generated/core/v1';
import { parseQuantity } from '../../../api/meta/quantity';
import { isLess, type ResourceList } from '../quota/resources';

type Amounts = ResourceList | undefined;

/** What of one limit a container, a pod or a claim breaks. `limits` undefined: claims have none. Models limitranger's constraints. */
export function limitViolations(limit: LimitRangeItem, requests: ResourceList, limits: Amounts): string[] {
  const violations: (string | undefined)[] = [];
  for (const [name, enforced] of entries(limit.min))
    violations.push(tooLittle(limit.type, name, enforced, requests, limits));
  for (const [name, enforced] of entries(limit.max))
    violations.push(tooMuch(limit.type, name, enforced, requests, limits));
  for (const [name, enforced] of entries(limit.maxLimitRequestRatio)) {
    violations.push(tooStretched(limit.type, name, enforced, requests, limits ?? {}));
  }
  return violations.filter((violation) => violation !== undefined);
}

function entries(list: ResourceList = {}): [string, string][] {
  return Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1));
}

function tooLittle(
  type: string,
  name: string,
  enforced: string,
  requests: ResourceList,
  limits: Amounts,
): string | undefined {
  const words = `minimum ${name} usage per ${type} is ${enforced}`;
  const request = requests[name];
  if (request === undefined) return `${words}.  No request is specified`;
  if (isLess(request, enforced)) return `${words}, but request is ${request}`;
  const limit = limits?.[name];
  return limit !== undefined && isLess(limit, enforced) ? `${words}, but limit is ${limit}` : undefined;
}

function tooMuch(
  type: string,
  name: string,
  enforced: string,
  requests: ResourceList,
  limits: Amounts,
): string | undefined {
  const words = `maximum ${name} usage per ${type} is ${enforced}`;
  const request = requests[name];
  if (limits) {
    const limit = limits[name];
    if (limit === undefined) return `${words}.  No limit is specified`;
    if (isLess(enforced, limit)) return `${words}, but limit is ${limit}`;
  } else if (request === undefined) return `${words}.  No request is specified`;
  return request !== undefined && isLess(enforced, request) ? `${words}, but request is ${request}` : undefined;
}

function tooStretched(
  type: string,
  name: string,
  enforced: string,
  requests: ResourceList,
  limits: ResourceList,
): string | undefined {
  const words = `${name} max limit to request ratio per ${type} is ${enforced}`;
  const request = amount(requests[name]);
  const limit = amount(limits[name]);
  if (!request) return `${words}, but no request is specified or request is 0`;
  if (!limit) return `${words}, but no limit is specified or limit is 0`;
  const ratio = limit / request;
  return ratio > amount(enforced) ? `${words}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
}

function amount(text: string | undefined): number {
  return text === undefined ? 0 : Number(parseQuantity(text).nano) / 1e9;
}
