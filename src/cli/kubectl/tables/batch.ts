import type { CronJob, Job } from '../../../api/generated/batch/v1';
import { humanDuration } from '../../../api/meta/duration';
import { formatLabelSelector } from '../../../api/meta/labels';
import { parseTime } from '../../../engine/sim/time';
import { AGE, containerColumns, NAME, since, tableOf } from './table';

/** Models printers.printJob. */
export const jobs = tableOf<Job>('jobs.batch', [
  NAME,
  { title: 'STATUS', cell: statusOf },
  { title: 'COMPLETIONS', cell: formatCompletions },
  { title: 'DURATION', cell: formatDuration },
  AGE,
  ...containerColumns<Job>(({ spec }) => spec.template.spec),
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabelSelector(spec.selector) },
]);

function statusOf({ metadata, status }: Job): string {
  const has = (wanted: string) =>
    status?.conditions?.some(({ type, status: value }) => type === wanted && value === 'True');
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (metadata.deletionTimestamp) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(has) ?? 'Running';
}

function formatCompletions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function formatDuration({ status }: Job, now: number): string {
  if (!status?.startTime) return '';
  const end = status.completionTime ? parseTime(status.completionTime) : now;
  return humanDuration(end - parseTime(status.startTime));
}

/** Models printers.printCronJob. */
export const cronJobs = tableOf<CronJob>('cronjobs.batch', [
  NAME,
  { title: 'SCHEDULE', cell: ({ spec }) => spec.schedule },
  { title: 'TIMEZONE', cell: ({ spec }) => spec.timeZone ?? '<none>' },
  { title: 'SUSPEND', cell: ({ spec }) => (spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False') },
  { title: 'ACTIVE', cell: ({ status }) => status?.active?.length ?? 0 },
  {
    title: 'LAST SCHEDULE',
    cell: ({ status }, now) => (status?.lastScheduleTime ? since(status.lastScheduleTime, now) : '<none>'),
  },
  AGE,
  ...containerColumns<CronJob>(({ spec }) => spec.jobTemplate.spec?.template.spec),
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabelSelector(spec.jobTemplate.spec?.selector) },
]);
