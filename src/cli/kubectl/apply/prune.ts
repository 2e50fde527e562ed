import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import { kindByKind } from '../../../api/scheme';
import type { Call } from '../call';
import { fail } from '../failure';
import { type DryRun, dryRunQuery, dryRunSuffix } from '../output/dryRun';
import { nameOf } from '../output/printer';
import { listFound } from '../targets';
import { lastAppliedOf } from './lastApplied';

/** What is looked at where no list says otherwise (prune.GetRESTMappings). */
const KINDS = [
  'core/v1/ConfigMap',
  'core/v1/Endpoints',
  'core/v1/PersistentVolumeClaim',
  'core/v1/Pod',
  'core/v1/ReplicationController',
  'core/v1/Secret',
  'core/v1/Service',
  'batch/v1/Job',
  'batch/v1/CronJob',
  'networking.k8s.io/v1/Ingress',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
];

/** Refuses `--prune` that does not say what may go. */
export function checkPrune({ flags }: Call): void {
  if (!flags.bool('prune')) return;
  if (flags.bool('all') && flags.string('selector')) fail('cannot set --all and --selector at the same time');
  if (flags.bool('all') || flags.string('selector')) return;
  fail(
    'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. ' +
      'If you did not mean to prune all resources, specify a label selector',
  );
}

/** Deletes what was applied once and is not among what was applied now. Models apply/prune.go. */
export function prune(call: Call, applied: readonly KubernetesObject[], dryRun: DryRun): void {
  const { flags } = call;
  const allowed = flags.list('prune-allowlist');
  const kinds = (allowed.length > 0 ? allowed : KINDS).map(kindOf);
  const uids = new Set(applied.map(({ metadata }) => metadata.uid));
  const namespaces = new Set(applied.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  const selector = flags.string('selector');
  const query: Record<string, string> = selector ? { labelSelector: selector } : {};
  for (const namespace of [...namespaces].sort()) {
    for (const kind of kinds) {
      for (const { object, name } of listFound(call, kind, namespace, query)) {
        if (lastAppliedOf(object) === undefined || uids.has(object.metadata.uid)) continue;
        if (dryRun !== 'client') {
          const options = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' };
          call.remote.remove(kind, namespace, name, options, dryRunQuery(dryRun));
        }
        call.out(`${nameOf(object)} pruned${dryRunSuffix(dryRun)}\n`);
      }
    }
  }
}

function kindOf(text: string): KindInfo {
  const [group = '', version = '', kind = '', ...more] = text.split('/');
  if (kind === '' || more.length > 0) {
    fail(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`);
  }
  return (
    kindByKind(group === 'core' ? version : `${group}/${version}`, kind) ??
    fail(`no matches for kind "${kind}" in version "${group === 'core' ? version : `${group}/${version}`}"`)
  );
}
