import { validatePodTemplate } from '../../core/v1/podSpecValidation';
import type { PodTemplateSpec } from '../../generated/core/v1';
import type { LabelSelector } from '../../generated/meta/v1';
import { type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { requirementsOf, selects } from '../../meta/labels';
import { validateLabelSelector } from '../../meta/objectMeta';

/** A selector as Go prints it. */
export function told(selector: LabelSelector | undefined): unknown {
  return selector ? inGoOrder(selector, 'meta/v1.LabelSelector') : null;
}

/** Whether a selector selects everything. */
export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0;
}

/** Adds what is wrong with a workload's selector; false when the template cannot be held against it. */
export function validateSelector(
  selector: LabelSelector | undefined,
  emptyWords: string,
  wrongWords: string,
  errors: FieldError[],
): boolean {
  if (!selector) errors.push(required('spec.selector'));
  else {
    validateLabelSelector(selector, 'spec.selector', errors);
    if (isEmptySelector(selector)) errors.push(invalid('spec.selector', told(selector), emptyWords));
  }
  if (isSelector(selector)) return true;
  errors.push(invalid('spec.selector', told(selector), wrongWords));
  return false;
}

/** Whether a selector can be held against labels at all. */
export function isSelector(selector: LabelSelector | undefined): boolean {
  try {
    requirementsOf(selector ?? undefined);
    return true;
  } catch {
    return false;
  }
}

/** Adds that a template's pods would not be selected. */
export function validateTemplateLabels(
  template: PodTemplateSpec,
  selector: LabelSelector | undefined,
  errors: FieldError[],
) {
  const labels = template.metadata?.labels;
  if (selector && (isEmptySelector(selector) || selects(selector, labels))) return;
  const words = '`selector` does not match template `labels`';
  errors.push(invalid('spec.template.metadata.labels', labels ? inGoOrder(labels, '') : null, words));
}

/** Adds what is wrong with a template whose pods run for ever. `kind` is what it is told of. */
export function validateLastingTemplate(
  template: PodTemplateSpec,
  selector: LabelSelector | undefined,
  kind: string,
  errors: FieldError[],
): void {
  validateTemplateLabels(template, selector, errors);
  validatePodTemplate(template, 'spec.template', errors);
  validateLasting(template, kind, errors);
}

/** Adds that a template's pods would end. */
export function validateLasting(template: PodTemplateSpec, kind: string, errors: FieldError[]): void {
  const restartPolicy = template.spec?.restartPolicy ?? '';
  if (restartPolicy !== 'Always') {
    errors.push(notSupported('spec.template.spec.restartPolicy', restartPolicy, ['Always']));
  }
  if (template.spec?.activeDeadlineSeconds === undefined) return;
  const words = `activeDeadlineSeconds in ${kind} is not Supported`;
  errors.push(forbidden('spec.template.spec.activeDeadlineSeconds', words));
}

/** Adds that a number is below zero. */
export function validateNotNegative(value: number | undefined, path: string, errors: FieldError[]): void {
  if (value !== undefined && value < 0) errors.push(invalid(path, value, 'must be greater than or equal to 0'));
}
