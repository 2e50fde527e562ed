import type { Job } from '../../../api/generated/batch/v1';
import type { Stored } from '../call';
import type { Strategy } from '../strategy';

const JOB_NAME = 'batch.kubernetes.io/job-name';
const CONTROLLER_UID = 'batch.kubernetes.io/controller-uid';

/** A Job finds its pods by its own uid. Models registry/batch/job, generateSelector. */
function withSelector(object: Stored): Stored {
  const job = object as unknown as Job;
  const { spec, metadata } = job;
  if (spec.manualSelector) return object;
  const own = spec.template?.metadata?.labels ?? {};
  if (own['job-name'] !== undefined || own['controller-uid'] !== undefined) return object;
  const { name, uid } = metadata;
  const labels = { ...own, [JOB_NAME]: name, 'job-name': name, [CONTROLLER_UID]: uid, 'controller-uid': uid };
  const template = { ...spec.template, metadata: { ...spec.template?.metadata, labels } };
  const selector = { ...spec.selector, matchLabels: { ...spec.selector?.matchLabels, [CONTROLLER_UID]: uid } };
  return { ...object, spec: { ...object.spec, selector, template } };
}

/** Models kube-apiserver: registry/batch/job. */
export const jobStrategy: Strategy = {
  generation: 'spec',
  hasStatus: true,
  orphansByDefault: true,
  initialStatus: () => ({}),
  prepareCreate: withSelector,
};
