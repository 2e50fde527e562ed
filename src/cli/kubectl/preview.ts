import type { KubernetesObject } from '../../api/meta/object';
import type { ApiDoor } from '../../engine/apiserver/request';
import { patchFor } from './apply/applyOne';
import { withLastApplied } from './apply/lastApplied';
import { messageOf, problemOf } from './failure';
import { type Manifest, readManifests } from './manifest/manifests';
import { goYaml } from './output/yaml';
import { type Remote, remoteOf } from './remote';

/** What an apply would change of one object: YAML of the live one and of what it would become. `error` is why it would not. */
export interface Preview {
  readonly title: string;
  /** '' for an object that would be made. */
  readonly live: string;
  readonly wanted: string;
  readonly error?: string;
}

const USER = 'kubernetes-admin';
/** Nobody reads the changes of more documents than this before they apply them. */
const PREVIEWED_AT_MOST = 60;
const DRY_RUN = { dryRun: 'All', fieldValidation: 'Strict', fieldManager: 'kubectl-client-side-apply' };
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Metadata that the server keeps for itself. */
const KEPT_BY_SERVER: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
]);

/** Tries an apply of a file's text as a dry run, one preview a document. Changes nothing. */
export function previewApply(api: ApiDoor, file: string, text: string): readonly Preview[] {
  const remote = remoteOf(api, USER, () => {});
  const entries = readManifests([file], { [file]: text }, { namespace: 'default', given: false });
  const left = entries.length - PREVIEWED_AT_MOST;
  const previews = entries.slice(0, PREVIEWED_AT_MOST).map((entry) => {
    if ('problem' in entry) return { title: '', live: '', wanted: '', error: messageOf(entry.problem) };
    return previewOne(remote, entry);
  });
  if (left <= 0) return previews;
  return [...previews, { title: `${left} more documents, not compared`, live: '', wanted: '' }];
}

function previewOne(remote: Remote, manifest: Manifest): Preview {
  const { kind, namespace, name } = manifest;
  const title = `${kind.kind} ${name}`;
  let live: KubernetesObject | undefined;
  let wanted: KubernetesObject | undefined;
  problemOf(() => {
    live = remote.get(kind, namespace, name);
  });
  const problem = problemOf(() => {
    const modified = withLastApplied(manifest.object);
    if (!live) wanted = remote.create(kind, namespace, modified, DRY_RUN);
    else {
      const patch = patchFor(manifest, modified, live);
      wanted = Object.keys(patch.body).length === 0 ? live : remote.patch(kind, namespace, name, patch, DRY_RUN);
    }
  });
  const before = live ? shown(live) : '';
  if (problem) return { title, live: before, wanted: before, error: messageOf(problem) };
  return { title, live: before, wanted: wanted ? shown(wanted) : before };
}

/** Without status and what the server and kubectl keep for themselves. */
function shown(object: KubernetesObject): string {
  const { status: _status, metadata, ...rest } = object as KubernetesObject & { status?: unknown };
  const annotations = Object.entries(metadata.annotations ?? {}).filter(
    ([key]) => key !== LAST_APPLIED && !key.startsWith('deployment.kubernetes.io/'),
  );
  const kept = Object.entries(metadata).filter(([key]) => !KEPT_BY_SERVER.has(key) && key !== 'annotations');
  const said = annotations.length > 0 ? [['annotations', Object.fromEntries(annotations)] as const] : [];
  return goYaml({ ...rest, metadata: Object.fromEntries([...kept, ...said]) });
}
