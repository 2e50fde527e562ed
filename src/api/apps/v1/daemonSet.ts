import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import { validatePodTemplate } from '../../core/v1/podSpecValidation';
import type { DaemonSet, DaemonSetUpdateStrategy } from '../../generated/apps/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { selects } from '../../meta/labels';
import {
  subdomainName,
  validateImmutable,
  validateLabelSelector,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../meta/objectMeta';
import { isZero, validateAtMost100Percent, validateIntOrPercent } from '../../meta/percentValidation';
import { isEmptySelector, isSelector, told, validateLasting, validateNotNegative } from './templateValidation';
import { templateWarnings } from './templateWarnings';

const STRATEGIES = ['RollingUpdate', 'OnDelete'];

function strategyWithDefaults(strategy: DaemonSetUpdateStrategy | undefined): DaemonSetUpdateStrategy {
  const type = strategy?.type || 'RollingUpdate';
  if (type !== 'RollingUpdate') return { ...strategy, type };
  const { maxUnavailable = 1, maxSurge = 0 } = strategy?.rollingUpdate ?? {};
  return { ...strategy, type, rollingUpdate: { maxUnavailable, maxSurge } };
}

/** Models SetDefaults_DaemonSet. */
function defaults(daemonSet: DaemonSet): DaemonSet {
  const { spec } = daemonSet;
  return {
    ...daemonSet,
    spec: {
      ...spec,
      template: podTemplateWithDefaults(spec.template),
      updateStrategy: strategyWithDefaults(spec.updateStrategy),
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    },
  };
}

/** Models ValidateDaemonSetUpdateStrategy. */
function validateStrategy({ type = '', rollingUpdate }: DaemonSetUpdateStrategy, errors: FieldError[]): void {
  const path = 'spec.updateStrategy';
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  if (!STRATEGIES.includes(type)) {
    const inner = rollingUpdate ? { MaxUnavailable: maxUnavailable, MaxSurge: maxSurge } : null;
    errors.push(notSupported(path, { Type: type, RollingUpdate: inner }, STRATEGIES));
  }
  if (type !== 'RollingUpdate') return;
  const at = `${path}.rollingUpdate`;
  validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`, errors);
  validateIntOrPercent(maxSurge, `${at}.maxSurge`, errors);
  validateAtMost100Percent(maxUnavailable, `${at}.maxUnavailable`, errors);
  validateAtMost100Percent(maxSurge, `${at}.maxSurge`, errors);
  if (!isZero(maxUnavailable) && !isZero(maxSurge)) {
    errors.push(invalid(`${at}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero'));
  } else if (isZero(maxUnavailable) && isZero(maxSurge)) {
    errors.push(required(`${at}.maxUnavailable`, 'cannot be 0 when maxSurge is 0'));
  }
}

/** Models ValidateDaemonSetSpec. */
function validateSpec({ spec }: DaemonSet, errors: FieldError[]): void {
  const { selector, template } = spec;
  validateLabelSelector(selector, 'spec.selector', errors);
  const labels = template.metadata?.labels;
  if (isSelector(selector) && !(selector && (isEmptySelector(selector) || selects(selector, labels)))) {
    const words = '`selector` does not match template `labels`';
    errors.push(invalid('spec.template.metadata.labels', labels ? inGoOrder(labels, '') : null, words));
  }
  if (selector && isEmptySelector(selector)) {
    errors.push(invalid('spec.selector', told(selector), 'empty selector is invalid for daemonset'));
  }
  validatePodTemplate(template, 'spec.template', errors);
  validateLasting(template, 'DaemonSet', errors);
  validateNotNegative(spec.minReadySeconds, 'spec.minReadySeconds', errors);
  validateStrategy(spec.updateStrategy ?? {}, errors);
  validateNotNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit', errors);
}

/** Models the API's apps/v1 DaemonSet. */
export const daemonSetRules: KindRules<DaemonSet> = {
  defaults,
  validate: (daemonSet, errors) => {
    validateObjectMeta(daemonSet.metadata, true, subdomainName, errors);
    validateSpec(daemonSet, errors);
  },
  validateUpdate: (daemonSet, old, errors) => {
    validateObjectMetaUpdate(daemonSet.metadata, old.metadata, errors);
    const { selector } = daemonSet.spec;
    validateImmutable(selector, old.spec.selector, 'spec.selector', errors, told(selector));
    validateSpec(daemonSet, errors);
  },
  warnings: templateWarnings,
};
