import { workloadWarnings } from '../../apps/v1/templateWarnings';
import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import type { Job, JobSpec } from '../../generated/batch/v1';
import type { KindRules } from '../../kindRules';
import { validateObjectMetaUpdate } from '../../meta/objectMeta';
import { validateJob, validateJobChange } from './jobValidation';

const MOST_RETRIES = 2_147_483_647;
const RETRIES = 6;

/** The spec of a Job in a CronJob's template: only its parts get defaults before a Job is made of it. */
export function jobTemplateSpecWithDefaults(spec: JobSpec): JobSpec {
  const { template, podFailurePolicy } = spec;
  if (!podFailurePolicy?.rules) return { ...spec, template: podTemplateWithDefaults(template) };
  const rules = podFailurePolicy.rules.map((rule) => {
    if (!rule.onPodConditions) return rule;
    const onPodConditions = rule.onPodConditions.map((pattern) => ({ ...pattern, status: pattern.status || 'True' }));
    return { ...rule, onPodConditions };
  });
  return { ...spec, template: podTemplateWithDefaults(template), podFailurePolicy: { ...podFailurePolicy, rules } };
}

/** Models SetDefaults_Job. */
function defaults(job: Job): Job {
  const spec: JobSpec = jobTemplateSpecWithDefaults(job.spec);
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? RETRIES : MOST_RETRIES;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed';
  spec.manualSelector ??= false;
  const { metadata } = job;
  const labels = job.spec.template?.metadata?.labels;
  const named = labels && !metadata.labels ? { ...metadata, labels } : metadata;
  return { ...job, metadata: named, spec };
}

/** Models the API's batch/v1 Job. */
export const jobRules: KindRules<Job> = {
  defaults,
  validate: validateJob,
  validateUpdate: (job, old, errors) => {
    validateJob(job, errors);
    validateObjectMetaUpdate(job.metadata, old.metadata, errors);
    validateJobChange(job, old, errors);
  },
  warnings: workloadWarnings,
};
