import type { ReplicationController } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { podTemplateWithDefaults } from './podDefaults';

function isEmpty(map: Readonly<Record<string, string>> | undefined): boolean {
  for (const _ in map) return false;
  return true;
}

/** Models SetDefaults_ReplicationController: the template's labels are the selector and the labels that were left out. */
function defaults(controller: ReplicationController): ReplicationController {
  const { spec, metadata } = controller;
  const labels = spec.template?.metadata?.labels;
  const filled: ReplicationController['spec'] = { ...spec, replicas: spec.replicas ?? 1 };
  if (spec.template) filled.template = podTemplateWithDefaults(spec.template);
  if (labels && isEmpty(spec.selector)) filled.selector = labels;
  const named = labels && isEmpty(metadata.labels) ? { ...metadata, labels } : metadata;
  return { ...controller, metadata: named, spec: filled };
}

/** Models the API's v1 ReplicationController. */
export const replicationControllerRules: KindRules<ReplicationController> = { defaults };
