import { told, validateNotNegative } from '../../apps/v1/templateValidation';
import { hostnameWarnings, podWarnings } from '../../core/v1/podWarnings';
import type { CronJob } from '../../generated/batch/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { labelErrors } from '../../meta/names';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { jobTemplateSpecWithDefaults } from './job';
import { validateJobSpec } from './jobValidation';
import { parseSchedule } from './schedule';
import { isTimeZone } from './timeZones';

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

const POLICIES = ['Allow', 'Forbid', 'Replace'];
const LONGEST_NAME = 52;
const ZONE_PART = /^[A-Za-z._0-9+][A-Za-z.\-_0-9+]{0,13}$/;

function validateSchedule(
  { schedule, timeZone }: CronJob['spec'],
  old: CronJob | undefined,
  errors: FieldError[],
): void {
  const path = 'spec.schedule';
  try {
    parseSchedule(schedule);
  } catch (error) {
    errors.push(invalid(path, schedule, (error as Error).message));
  }
  if (!schedule.includes('TZ')) return;
  if (!old?.spec.schedule.includes('TZ')) {
    errors.push(invalid(path, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'));
  } else if (timeZone !== undefined) {
    errors.push(invalid(path, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule'));
  }
}

/** Models validateTimeZone. */
function validateTimeZone(timeZone: string, errors: FieldError[]): void {
  const path = 'spec.timeZone';
  if (timeZone === '') {
    errors.push(invalid(path, timeZone, 'timeZone must be nil or non-empty string'));
    return;
  }
  const parts = timeZone.split('/');
  const broken = parts.some((part) => part === '.' || part === '..' || !ZONE_PART.test(part));
  if (!broken && timeZone.toLowerCase() === 'local') {
    const words = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    errors.push(invalid(path, timeZone, words));
  } else if (broken || !isTimeZone(timeZone)) {
    errors.push(invalid(path, timeZone, `unknown time zone ${timeZone}`));
  }
}

/** Models validateCronJobSpec. */
function validateSpec({ spec }: CronJob, old: CronJob | undefined, errors: FieldError[]): void {
  if (spec.schedule) validateSchedule(spec, old, errors);
  else errors.push(required('spec.schedule'));
  validateNotNegative(spec.startingDeadlineSeconds, 'spec.startingDeadlineSeconds', errors);
  if (spec.timeZone !== undefined && spec.timeZone !== old?.spec.timeZone) validateTimeZone(spec.timeZone, errors);
  const policy = spec.concurrencyPolicy ?? '';
  if (!POLICIES.includes(policy)) errors.push(notSupported('spec.concurrencyPolicy', policy, POLICIES));
  const { spec: job } = spec.jobTemplate;
  if (job) {
    const path = 'spec.jobTemplate.spec';
    validateJobSpec(job, path, errors);
    if (job.selector) errors.push(invalid(`${path}.selector`, told(job.selector), '`selector` will be auto-generated'));
    if (job.manualSelector) errors.push(notSupported(`${path}.manualSelector`, true, ['nil', 'false']));
  }
  validateNotNegative(spec.successfulJobsHistoryLimit, 'spec.successfulJobsHistoryLimit', errors);
  validateNotNegative(spec.failedJobsHistoryLimit, 'spec.failedJobsHistoryLimit', errors);
}

/** Models the CronJob strategy's warnings. */
function warnings({ metadata, spec }: CronJob, old: CronJob | undefined): readonly string[] {
  if (old && old.metadata.generation === metadata.generation) return [];
  const template = spec.jobTemplate?.spec?.template;
  const path = 'spec.jobTemplate.spec.template.';
  const pods = template?.spec ? podWarnings(template.spec, template.metadata, path) : [];
  if (old) return pods;
  return [...hostnameWarnings(labelErrors(metadata.name), 'Pod names and hostnames'), ...pods];
}

/** Models the API's batch/v1 CronJob. */
export const cronJobRules: KindRules<CronJob> = {
  defaults,
  validate: (cronJob, errors) => {
    const { metadata } = cronJob;
    validateObjectMeta(metadata, true, subdomainName, errors);
    validateSpec(cronJob, undefined, errors);
    if ((metadata.name ?? '').length > LONGEST_NAME) {
      errors.push(invalid('metadata.name', metadata.name, `must be no more than ${LONGEST_NAME} characters`));
    }
  },
  validateUpdate: (cronJob, old, errors) => {
    validateObjectMetaUpdate(cronJob.metadata, old.metadata, errors);
    validateSpec(cronJob, old, errors);
  },
  warnings,
};
