import { semanticEqual } from '../../../api/meta/equality';
import type { Stored } from '../call';
import type { Strategy } from '../strategy';

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

const NO_STATUS = { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 };

function withTemplateGeneration(object: Stored, generation: number): Stored {
  const annotations = { ...object.metadata.annotations, [TEMPLATE_GENERATION]: String(generation) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function prepareUpdate(object: Stored, old: Stored): Stored {
  const before = Number(old.metadata.annotations?.[TEMPLATE_GENERATION] ?? 0);
  const same = semanticEqual(object.spec?.template, old.spec?.template);
  return withTemplateGeneration(object, same ? before : before + 1);
}

/** Models kube-apiserver: registry/apps/daemonset. */
export const daemonSetStrategy: Strategy = {
  generation: 'spec',
  hasStatus: true,
  initialStatus: () => NO_STATUS,
  prepareCreate: (object) => withTemplateGeneration(object, 1),
  prepareUpdate,
};
