import type { CronJob } from '../../generated/batch/v1';
import type { KindRules } from '../../kindRules';
import { jobTemplateSpecWithDefaults } from './job';

/** Models SetDefaults_CronJob. */
function defaults(cronJob: CronJob): CronJob {
  const { spec } = cronJob;
  const template = spec.jobTemplate;
  return {
    ...cronJob,
    spec: {
      ...spec,
      concurrencyPolicy: spec.concurrencyPolicy || 'Allow',
      suspend: spec.suspend ?? false,
      successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
      jobTemplate: template?.spec ? { ...template, spec: jobTemplateSpecWithDefaults(template.spec) } : template,
    },
  };
}

/** Models the API's batch/v1 CronJob. */
export const cronJobRules: KindRules<CronJob> = { defaults };
