import { isSelector, told, validateNotNegative } from '../../apps/v1/templateValidation';
import { validatePodTemplate } from '../../core/v1/podSpecValidation';
import type { Job, JobSpec } from '../../generated/batch/v1';
import { addInvalid, type FieldError, invalid, notSupported, required, tooLong } from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { internalForm } from '../../meta/internalForm';
import { selects } from '../../meta/labels';
import { byteLength, domainPathErrors, labelErrors } from '../../meta/names';
import {
  subdomainName,
  validateImmutable,
  validateImmutableStruct,
  validateLabelSelector,
  validateObjectMeta,
} from '../../meta/objectMeta';
import { validateFailurePolicy, validateSuccessPolicy } from './jobPolicyValidation';
import { validateTemplateChange } from './jobTemplateChange';

const MODES = ['NonIndexed', 'Indexed'];
const REPLACEMENTS = ['Failed', 'TerminatingOrFailed'];
const MOST_PARALLEL = 100_000;
const MANAGED_BY_BYTES = 63;
const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

/** Adds what is wrong with a Job's spec, its selector aside. Models validateJobSpec. */
export function validateJobSpec(spec: JobSpec, path: string, errors: FieldError[]): void {
  for (const key of COUNTS) validateNotNegative(spec[key], `${path}.${key}`, errors);
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified'));
  }
  const { managedBy, completionMode } = spec;
  if (managedBy !== undefined) {
    if (managedBy === '') errors.push(required(`${path}.managedBy`));
    else {
      const wrong = domainPathErrors(managedBy);
      addInvalid(errors, `${path}.managedBy`, wrong.part, wrong.errors);
    }
    if (byteLength(managedBy) > MANAGED_BY_BYTES) errors.push(tooLong(`${path}.managedBy`, MANAGED_BY_BYTES));
  }
  if (completionMode !== undefined && !MODES.includes(completionMode)) {
    errors.push(notSupported(`${path}.completionMode`, completionMode, MODES));
  }
  if (completionMode === 'Indexed') validateIndexed(spec, path, errors);
  if (completionMode === undefined || completionMode === 'NonIndexed') {
    for (const key of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
      if (spec[key] === undefined) continue;
      errors.push(invalid(`${path}.${key}`, spec[key], 'requires indexed completion mode'));
    }
  }
  if (spec.podFailurePolicy) validateFailurePolicy(spec, `${path}.podFailurePolicy`, errors);
  if (spec.successPolicy) {
    if (completionMode === 'Indexed') validateSuccessPolicy(spec, `${path}.successPolicy`, errors);
    else
      errors.push(
        invalid(
          `${path}.successPolicy`,
          internalForm(spec.successPolicy, 'batch.SuccessPolicy'),
          'requires indexed completion mode',
        ),
      );
  }
  validateReplacement(spec, `${path}.podReplacementPolicy`, errors);
  validatePodTemplate(spec.template, `${path}.template`, errors);
  validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`, errors);
}

function validateIndexed(spec: JobSpec, path: string, errors: FieldError[]): void {
  const { completions, parallelism = 0, maxFailedIndexes } = spec;
  if (completions === undefined) errors.push(required(`${path}.completions`, 'when completion mode is Indexed'));
  if (parallelism > MOST_PARALLEL) {
    const words = `must be less than or equal to ${MOST_PARALLEL} when completion mode is Indexed`;
    errors.push(invalid(`${path}.parallelism`, parallelism, words));
  }
  if (maxFailedIndexes === undefined) return;
  if (completions !== undefined && maxFailedIndexes > completions) {
    errors.push(invalid(`${path}.maxFailedIndexes`, maxFailedIndexes, 'must be less than or equal to completions'));
  }
  if (maxFailedIndexes > MOST_PARALLEL) {
    const words = `must be less than or equal to ${MOST_PARALLEL}`;
    errors.push(invalid(`${path}.maxFailedIndexes`, maxFailedIndexes, words));
  }
}

function validateReplacement(
  { podReplacementPolicy: policy, podFailurePolicy }: JobSpec,
  path: string,
  errors: FieldError[],
) {
  const supported = podFailurePolicy ? ['Failed'] : REPLACEMENTS;
  if (policy !== undefined && !supported.includes(policy)) errors.push(notSupported(path, policy, supported));
}

function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, path: string, errors: FieldError[]): void {
  const policy = template.spec?.restartPolicy ?? '';
  if (policy === 'Always' || policy === '') errors.push(required(path, 'valid values: "OnFailure", "Never"'));
  else if (policy !== 'OnFailure' && policy !== 'Never') {
    errors.push(notSupported(path, policy, ['OnFailure', 'Never']));
  } else if (podFailurePolicy && policy !== 'Never') {
    errors.push(invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified'));
  }
}

/** A Job's spec with its selector. Models ValidateJobSpec. */
function validateSpecAndSelector({ spec }: Job, errors: FieldError[]): void {
  validateJobSpec(spec, 'spec', errors);
  const { selector } = spec;
  if (!selector) errors.push(required('spec.selector'));
  else validateLabelSelector(selector, 'spec.selector', errors);
  const labels = spec.template.metadata?.labels;
  if (!isSelector(selector) || selects(selector ?? undefined, labels)) return;
  const words = '`selector` does not match template `labels`';
  errors.push(invalid('spec.template.metadata.labels', labels ? inGoOrder(labels, '') : null, words));
}

/** Adds what is wrong with a Job. Models ValidateJob. */
export function validateJob(job: Job, errors: FieldError[]): void {
  validateObjectMeta(job.metadata, true, subdomainName, errors);
  validateGeneratedLabels(job, errors);
  validateSpecAndSelector(job, errors);
  const { completionMode, completions = 0 } = job.spec;
  if (completionMode !== 'Indexed' || completions <= 0) return;
  const { name = '' } = job.metadata;
  const hostname = `${name}-${completions - 1}`;
  if (labelErrors(hostname).length > 0) {
    const words = `will not able to create pod with invalid DNS label: ${hostname}`;
    errors.push(invalid('metadata.name', name, words));
  }
}

/** The labels by which a Job finds its own pods are the server's to make. Models validateGeneratedSelector. */
function validateGeneratedLabels({ metadata, spec }: Job, errors: FieldError[]): void {
  if (spec.manualSelector || !spec.selector) return;
  const { uid, name } = metadata;
  const labels = spec.template.metadata?.labels ?? {};
  const expected: Readonly<Record<string, string>> = {
    'controller-uid': uid,
    'job-name': name,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  };
  for (const key in expected) {
    const value = expected[key] ?? '';
    const path = 'spec.template.metadata.labels';
    if (!(key in labels)) errors.push(required(`${path}[${key}]`, `must be '${value}'`));
    else if ((labels[key] ?? '') !== value)
      errors.push(invalid(`${path}[${key}]`, inGoOrder(labels, ''), `must be '${value}'`));
  }
  if (isSelector(spec.selector) && !selects(spec.selector, expected)) {
    errors.push(invalid('spec.selector', told(spec.selector), '`selector` not auto-generated'));
  }
}

/** Adds what is wrong with a change of a Job: most of it is fixed once made. Models ValidateJobUpdate. */
export function validateJobChange(job: Job, old: Job, errors: FieldError[]): void {
  validateSpecAndSelector(job, errors);
  const { spec } = job;
  const before = old.spec;
  validateCompletions(spec, before, errors);
  validateImmutable(spec.selector, before.selector, 'spec.selector', errors, told(spec.selector));
  validateTemplateChange(spec.template, old, errors);
  validateImmutable(spec.completionMode, before.completionMode, 'spec.completionMode', errors);
  const { podFailurePolicy: failure, successPolicy: success } = spec;
  const [failurePath, successPath] = ['spec.podFailurePolicy', 'spec.successPolicy'];
  validateImmutableStruct(failure, before.podFailurePolicy, failurePath, 'batch.PodFailurePolicy', errors);
  validateImmutable(spec.backoffLimitPerIndex, before.backoffLimitPerIndex, 'spec.backoffLimitPerIndex', errors);
  validateImmutable(spec.managedBy, before.managedBy, 'spec.managedBy', errors);
  validateImmutableStruct(success, before.successPolicy, successPath, 'batch.SuccessPolicy', errors);
}

function validateCompletions(spec: JobSpec, old: JobSpec, errors: FieldError[]): void {
  if (spec.completions === old.completions) return;
  if (spec.completionMode !== 'Indexed') {
    validateImmutable(spec.completions, old.completions, 'spec.completions', errors);
  } else if (spec.completions !== undefined && spec.completions !== spec.parallelism) {
    errors.push(invalid('spec.completions', spec.completions, 'can only be modified in tandem with spec.parallelism'));
  }
}
