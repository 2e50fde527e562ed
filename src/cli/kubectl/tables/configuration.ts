import type {
  ConfigMap,
  LimitRange,
  Namespace,
  ResourceQuota,
  Secret,
  ServiceAccount,
} from '../../../api/generated/core/v1';
import { AGE, CREATED_AT, NAME, tableOf } from './table';

/** Models printers.printConfigMap. */
export const configMaps = tableOf<ConfigMap>('configmaps', [
  NAME,
  {
    title: 'DATA',
    cell: ({ data, binaryData }) => Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length,
  },
  AGE,
]);

/** Models printers.printSecret. */
export const secrets = tableOf<Secret>('secrets', [
  NAME,
  { title: 'TYPE', cell: ({ type }) => type ?? '' },
  { title: 'DATA', cell: ({ data }) => Object.keys(data ?? {}).length },
  AGE,
]);

/** Models printers.printServiceAccount. */
export const serviceAccounts = tableOf<ServiceAccount>('serviceaccounts', [NAME, AGE]);

/** Models printers.printNamespace. */
export const namespaces = tableOf<Namespace>('namespaces', [
  NAME,
  { title: 'STATUS', cell: ({ status }) => status?.phase ?? '' },
  AGE,
]);

/** Models printers.printLimitRange. */
export const limitRanges = tableOf<LimitRange>('limitranges', [NAME, CREATED_AT]);

/** Models printers.printResourceQuota. */
export const resourceQuotas = tableOf<ResourceQuota>('resourcequotas', [
  NAME,
  { title: 'REQUEST', cell: (quota) => formatUsage(quota, (name) => !name.startsWith('limits.')) },
  { title: 'LIMIT', cell: (quota) => formatUsage(quota, (name) => name.startsWith('limits.')) },
  AGE,
]);

function formatUsage({ status }: ResourceQuota, belongs: (name: string) => boolean): string {
  const { hard = {}, used = {} } = status ?? {};
  return Object.keys(hard)
    .sort()
    .filter(belongs)
    .map((name) => `${name}: ${used[name] ?? '0'}/${hard[name]}`)
    .join(', ');
}
