import type { KubernetesObject } from '../../../api/meta/object';
import { threeWayMergePatch } from '../../../api/patch/mergePatch';
import { threeWayPatch } from '../../../api/patch/strategicDiff';
import { schemaOf } from '../../../api/schema';
import type { Call } from '../call';
import { Failure, fail, orFail, problemOf, withSource } from '../failure';
import type { Manifest } from '../manifest/manifests';
import { type DryRun, dryRunQuery } from '../output/dryRun';
import { goJson } from '../output/json';
import type { JsonObject } from '../output/value';
import { lastAppliedOf, withLastApplied } from './lastApplied';

/** What became of an applied object. */
export interface Applied {
  readonly object: KubernetesObject;
  readonly operation: 'created' | 'configured' | 'unchanged';
}

const NO_ANNOTATION =
  'is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. ' +
  'kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or ' +
  'kubectl apply. The missing annotation will be patched automatically.\n';

/** Creates or changes one object. Models ApplyOptions.applyOneObject. */
export function applyOne(call: Call, manifest: Manifest, dryRun: DryRun): Applied {
  const { kind, namespace, name, source } = manifest;
  if (name === '') failNameless(manifest);
  const modified = withLastApplied(manifest.object);
  const live = findLive(call, manifest);
  if (!live) {
    if (dryRun === 'client') return { object: manifest.object as unknown as KubernetesObject, operation: 'created' };
    const object = wrapped('creating', source, () =>
      call.remote.create(kind, namespace, modified, queryOf(call, dryRun)),
    );
    return { object, operation: 'created' };
  }
  if (dryRun === 'client') return { object: live, operation: 'configured' };
  if (lastAppliedOf(live) === undefined) call.err(`Warning: resource ${kind.plural}/${name} ${NO_ANNOTATION}`);
  const to = `to:\n${describe(manifest)}\nfor:`;
  const patch = wrapped(`applying patch:\n\n${to}`, source, () => patchFor(manifest, modified, live));
  if (Object.keys(patch.body).length === 0) return { object: live, operation: 'unchanged' };
  const object = wrapped(`applying patch:\n${goJson(patch.body)}\n${to}`, source, () =>
    wrapped('patching', source, () => call.remote.patch(kind, namespace, name, patch, queryOf(call, dryRun))),
  );
  if (object.metadata.deletionTimestamp) {
    call.err(`Warning: Detected changes to resource ${name} which is currently being deleted.\n`);
  }
  return { object, operation: 'configured' };
}

/** The patch that apply would send: what was applied before, what is wanted and what is there, merged. */
export function patchFor(
  { kind, source }: Manifest,
  modified: JsonObject,
  live: KubernetesObject,
): { type: 'strategic' | 'merge'; body: Record<string, unknown> } {
  const original = orFail(() => JSON.parse(lastAppliedOf(live) ?? '{}') as JsonObject);
  const current = live as unknown as JsonObject;
  const schema = schemaOf(kind);
  const parts = `original:\n${goJson(original)}\nmodified:\n${goJson(modified)}\ncurrent:\n${goJson(current)}`;
  return wrapped(`creating patch with:\n${parts}\nfor:`, source, () =>
    orFail(() => {
      if (!schema) return { type: 'merge', body: { ...threeWayMergePatch(original, modified, current) } };
      return { type: 'strategic', body: { ...threeWayPatch(original, modified, current, schema) } };
    }),
  );
}

function findLive(call: Call, manifest: Manifest): KubernetesObject | undefined {
  const { kind, namespace, name, source } = manifest;
  let live: KubernetesObject | undefined;
  const problem = problemOf(() => {
    live = call.remote.get(kind, namespace, name);
  });
  if (!problem) return live;
  if (problem.kind === 'status' && problem.status.reason === 'NotFound') return undefined;
  const what = `retrieving current configuration of:\n${describe(manifest)}\nfrom server for:`;
  throw new Failure(withSource(what, source, problem));
}

function failNameless(manifest: Manifest): never {
  const { generateName } = (manifest.object.metadata ?? {}) as { generateName?: string };
  if (generateName) fail(`from ${generateName}: cannot use generate name with apply`);
  const what = `retrieving current configuration of:\n${describe(manifest)}\nfrom server for:`;
  throw new Failure(withSource(what, manifest.source, { kind: 'text', message: 'resource name may not be empty' }));
}

/** As resource.Info prints itself. */
function describe({ kind, namespace, name }: Manifest): string {
  const { group, version, plural } = kind;
  return (
    `Resource: "${group}/${version}, Resource=${plural}", GroupVersionKind: "${group}/${version}, Kind=${kind.kind}"\n` +
    `Name: "${name}", Namespace: "${namespace}"`
  );
}

/** Runs a request and tells where the object came from if it fails. */
export function wrapped<T>(verb: string, source: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(withSource(verb, source, error.problem), error.exitCode);
  }
}

function queryOf({ flags }: Call, dryRun: DryRun): Record<string, string> {
  return {
    ...dryRunQuery(dryRun),
    ...validationQuery(flags.string('validate')),
    fieldManager: flags.string('field-manager') || 'kubectl-client-side-apply',
  };
}

/** What `--validate` makes of the server's own check. */
export function validationQuery(validate: string): Record<string, string> {
  const levels: Readonly<Record<string, string>> = {
    true: 'Strict',
    strict: 'Strict',
    warn: 'Warn',
    false: 'Ignore',
    ignore: 'Ignore',
  };
  const level = levels[validate.toLowerCase()];
  if (!level)
    return fail(
      `invalid - validate option ${JSON.stringify(validate)}; must be one of: strict (or true), warn, ignore (or false)`,
    );
  return { fieldValidation: level };
}
