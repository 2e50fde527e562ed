import type { Deployment } from '../../../api/generated/apps/v1';
import type { PodTemplateSpec } from '../../../api/generated/core/v1';
import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { nameOf, printerFor } from '../output/printer';
import { controllerRevisionsOf } from '../rollout/controllerRevisions';
import { findForRollout, groupKindOf } from '../rollout/objects';
import { revisionsOf } from '../rollout/replicaSets';
import { templateText } from '../rollout/templateText';
import { FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import type { Found } from '../targets';

/** `kubectl rollout history`. */
export const rolloutHistory: Verb = {
  path: 'rollout history',
  short: 'View rollout history',
  usage: '(TYPE NAME | TYPE/NAME) [flags] [options]',
  flags: [...FILE_FLAGS, ...OUTPUT_FLAGS, SELECTOR_FLAG, { name: 'revision', type: 'int64' }],
  run,
};

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

interface Revision {
  readonly revision: number;
  readonly cause: string | undefined;
  readonly template: PodTemplateSpec | undefined;
  /** What `-o` prints of it. */
  readonly shown: unknown;
}

function run(call: Call): Outcome {
  const wanted = call.flags.number('revision');
  if (wanted < 0) fail(`revision must be a positive integer: ${wanted}`);
  for (const found of findForRollout(call)) {
    const revisions = historyOf(call, found);
    const printer = printerFor(call);
    if (printer) {
      const shown = wanted > 0 ? revisions.filter(({ revision }) => revision === wanted) : revisions;
      if (wanted > 0 && shown.length === 0) fail('unable to find the specified revision');
      for (const one of shown) printer.print(one.shown);
      continue;
    }
    const text = wanted > 0 ? oneRevision(revisions, wanted) : allRevisions(revisions);
    const suffix = wanted > 0 ? `with revision #${wanted}` : '';
    call.out(`${nameOf(found.object)} ${suffix}\n${text}\n`);
  }
  return undefined;
}

function historyOf(call: Call, found: Found): Revision[] {
  switch (found.kind.kind) {
    case 'Deployment':
      return revisionsOf(call, found.object as Deployment).map(({ revision, replicaSet }) => {
        const cause = replicaSet.metadata.annotations?.[CHANGE_CAUSE];
        const { template } = replicaSet.spec;
        return { revision, cause, template: cause ? withCause(template, cause) : template, shown: replicaSet };
      });
    case 'DaemonSet':
    case 'StatefulSet':
      return controllerRevisionsOf(call, found).map(({ revision, object, template }) => ({
        revision,
        cause: object.metadata.annotations?.[CHANGE_CAUSE],
        template,
        shown: template,
      }));
    default:
      return fail(`no history viewer has been implemented for "${groupKindOf(found)}"`);
  }
}

function withCause(template: PodTemplateSpec | undefined, cause: string): PodTemplateSpec | undefined {
  const { metadata } = template ?? {};
  return {
    ...template,
    metadata: { ...metadata, annotations: { ...metadata?.annotations, [CHANGE_CAUSE]: cause } },
  } as PodTemplateSpec;
}

function oneRevision(revisions: readonly Revision[], wanted: number): string {
  const found = revisions.find(({ revision }) => revision === wanted);
  return templateText(found ? found.template : fail('unable to find the specified revision'));
}

const WIDTH = 'REVISION  '.length;

function allRevisions(revisions: readonly Revision[]): string {
  if (revisions.length === 0) return 'No rollout history found.';
  const lines = revisions.map(({ revision, cause }) => `${String(revision).padEnd(WIDTH)}${cause || '<none>'}\n`);
  return `REVISION  CHANGE-CAUSE\n${lines.join('')}`;
}
