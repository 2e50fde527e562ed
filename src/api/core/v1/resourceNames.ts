import { qualifiedNameErrors } from '../../meta/names';

const STANDARD: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'storage',
  'requests.storage',
  'services.nodeports',
  'services.loadbalancers',
]);
const WHOLE: ReadonlySet<string> = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

/** `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** A resource that Kubernetes knows itself: no domain, or one of its own. */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** A resource of a device plugin: `example.com/gpu`. */
export function isExtendedResource(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && qualifiedNameErrors(`requests.${name}`).length === 0;
}

/** Whether more of it may be limited than is requested. */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

/** Whether only whole numbers of it make sense. */
export function isWhole(name: string): boolean {
  return WHOLE.has(name) || isExtendedResource(name);
}

/** What is wrong with the name of a resource. Models validateResourceName. */
export function resourceNameErrors(name: string): readonly string[] {
  if (STANDARD.has(name)) return NONE;
  const errors = qualifiedNameErrors(name);
  if (errors.length > 0 || name.includes('/') || isHugePages(name) || name.startsWith('requests.hugepages-')) {
    return errors;
  }
  return ['must be a standard resource type or fully qualified'];
}

const NONE: readonly string[] = [];

/** What is wrong with the name of a resource of a container. Models validateContainerResourceName. */
export function containerResourceNameErrors(name: string): readonly string[] {
  if (name === 'cpu' || name === 'memory' || name === 'ephemeral-storage') return NONE;
  const errors = resourceNameErrors(name);
  if (!name.includes('/')) {
    return isHugePages(name) ? errors : [...errors, 'must be a standard resource for containers'];
  }
  if (isNative(name) || isExtendedResource(name)) return errors;
  return [...errors, "doesn't follow extended resource name standard"];
}
