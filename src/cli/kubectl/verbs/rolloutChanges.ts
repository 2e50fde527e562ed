import type { Deployment } from '../../../api/generated/apps/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import { formatTime } from '../../../engine/sim/time';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll, messageOf, type Problem, problemOf } from '../failure';
import { tellerFor } from '../output/operation';
import { fetchForRollout, titleOf } from '../rollout/objects';
import { patchBetween } from '../set/patching';
import { changeAt } from '../set/podSpec';
import { FIELD_MANAGER_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import type { Found } from '../targets';

const FLAGS = [...FILE_FLAGS, ...OUTPUT_FLAGS, FIELD_MANAGER_FLAG, SELECTOR_FLAG];
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** `kubectl rollout pause`. */
export const rolloutPause: Verb = {
  path: 'rollout pause',
  short: 'Mark the provided resource as paused',
  usage: 'RESOURCE [options]',
  flags: FLAGS,
  run: (call) =>
    changeEach(call, 'paused', ({ object, kind }) => {
      if (kind.kind !== 'Deployment') fail('pausing is not supported');
      if ((object as Deployment).spec.paused) fail('is already paused');
      return changeAt(object, ['spec', 'paused'], () => true) as KubernetesObject;
    }),
};

/** `kubectl rollout resume`. */
export const rolloutResume: Verb = {
  path: 'rollout resume',
  short: 'Resume a paused resource',
  usage: 'RESOURCE [options]',
  flags: FLAGS,
  run: (call) =>
    changeEach(call, 'resumed', ({ object, kind }) => {
      if (kind.kind !== 'Deployment') fail('resuming is not supported');
      const { spec, ...rest } = object as Deployment;
      if (!spec.paused) fail('is not paused');
      const { paused: _paused, ...going } = spec;
      return { ...rest, spec: going } as KubernetesObject;
    }),
};

/** `kubectl rollout restart`. */
export const rolloutRestart: Verb = {
  path: 'rollout restart',
  short: 'Restart a resource',
  usage: 'RESOURCE [options]',
  flags: FLAGS,
  run: (call) =>
    changeEach(call, 'restarted', ({ object, kind }) => {
      if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(kind.kind)) fail('restarting is not supported');
      if ((object as Deployment).spec.paused) fail("can't restart paused deployment (run rollout resume first)");
      const path = ['spec', 'template', 'metadata', 'annotations', RESTARTED_AT];
      return changeAt(object, path, () => formatTime(call.now)) as KubernetesObject;
    }),
};

function changeEach(call: Call, operation: string, change: (found: Found) => KubernetesObject): Outcome {
  const teller = tellerFor(call, 'none');
  const { found: all, problems: missing } = fetchForRollout(call);
  const problems: Problem[] = [...missing];
  for (const found of all) {
    const { kind, namespace, name } = found;
    let body: Record<string, unknown> = {};
    const wrong = problemOf(() => {
      body = patchBetween(found, change(found));
    });
    if (wrong) {
      problems.push({ kind: 'text', message: `error: ${titleOf(found)} ${messageOf(wrong)}` });
      continue;
    }
    if (Object.keys(body).length === 0) {
      const soon =
        'if restart has already been triggered within the past second, please wait before attempting to trigger another';
      problems.push({ kind: 'text', message: `failed to create patch for ${name}: ${soon}` });
      continue;
    }
    const refused = problemOf(() => {
      teller.tell(call.remote.patch(kind, namespace, name, { type: 'strategic', body }), operation);
    });
    if (refused) problems.push({ kind: 'text', message: `failed to patch: ${messageOf(refused)}` });
  }
  failWithAll(problems);
  return undefined;
}
