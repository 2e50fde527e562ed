import { ROLE, ROLE_BINDING, SERVICE_ACCOUNT } from './access';
import { CLAIM, CONFIG_MAP, LIMIT_RANGE, NAMESPACE, PRIORITY_CLASS, QUOTA, SECRET, VOLUME } from './config';
import { INGRESS, NETWORK_POLICY, SERVICE } from './network';
import type { Starter } from './starter';
import { AUTOSCALER, BUDGET, CRON_JOB, DAEMON_SET, DEPLOYMENT, JOB, POD, REPLICA_SET, STATEFUL_SET } from './workloads';

/** A good first manifest of each kind that people write, the ones that they write most first. */
export const STARTERS: readonly Starter[] = [
  DEPLOYMENT,
  SERVICE,
  INGRESS,
  CONFIG_MAP,
  SECRET,
  POD,
  REPLICA_SET,
  STATEFUL_SET,
  DAEMON_SET,
  JOB,
  CRON_JOB,
  AUTOSCALER,
  BUDGET,
  NETWORK_POLICY,
  CLAIM,
  VOLUME,
  NAMESPACE,
  SERVICE_ACCOUNT,
  ROLE,
  ROLE_BINDING,
  QUOTA,
  LIMIT_RANGE,
  PRIORITY_CLASS,
];

/** A starter as it stands in a file. */
export function starterText({ text }: Starter): string {
  return text.replace(/[‹›]/g, '');
}

/** A starter as Monaco inserts it: the name is typed once and stands everywhere. */
export function starterSnippet({ text }: Starter): string {
  return text.replace(/[$}\\]/g, '\\$&').replace(/‹(.*?)›/g, (_, name: string) => `\${1:${name}}`);
}
