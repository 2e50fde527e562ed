import type { KubernetesObject } from '../../../api/meta/object';
import type { Call } from '../call';
import { Failure, fail, messageOf } from '../failure';
import type { Manifest } from '../manifest/manifests';
import { type DryRun, dryRunQuery } from '../output/dryRun';
import { validationQuery } from './applyOne';

const WAYS = `
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;

/** Leaves the merging to the server. Models ApplyOptions.applyOneObject with --server-side. */
export function applyOnServer(
  call: Call,
  { kind, namespace, name, object }: Manifest,
  dryRun: DryRun,
): { object: KubernetesObject; operation: string } {
  const { flags } = call;
  const query = {
    ...dryRunQuery(dryRun),
    ...validationQuery(flags.string('validate')),
    fieldManager: flags.string('field-manager') || 'kubectl',
    force: String(flags.bool('force-conflicts')),
  };
  try {
    const applied = call.remote.patch(kind, namespace, name, { type: 'apply', body: object }, query);
    return { object: applied, operation: 'serverside-applied' };
  } catch (error) {
    if (error instanceof Failure && error.problem.kind === 'status' && error.problem.status.reason === 'Conflict') {
      fail(`${messageOf(error.problem)}${WAYS}`);
    }
    throw error;
  }
}
