import { validateClaimSpec } from '../../core/v1/claimValidation';
import { claimWithDefaults } from '../../core/v1/persistentVolumeClaim';
import { podTemplateWithDefaults } from '../../core/v1/podDefaults';
import { validatePodAnnotations, validatePodTemplate } from '../../core/v1/podSpecValidation';
import { claimWarnings } from '../../core/v1/volumeWarnings';
import type { StatefulSet, StatefulSetUpdateStrategy } from '../../generated/apps/v1';
import type { PersistentVolumeClaim, PodTemplateSpec, Volume } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { semanticEqual } from '../../meta/equality';
import { addInvalid, type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { labelErrors } from '../../meta/names';
import { copyOf } from '../../meta/object';
import {
  labelName,
  validateAnnotations,
  validateLabels,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../meta/objectMeta';
import { validateLasting, validateNotNegative, validateSelector, validateTemplateLabels } from './templateValidation';
import { templateWarnings } from './templateWarnings';

const RETENTIONS = ['Retain', 'Delete'];
const MAY_CHANGE =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

/** `maxUnavailable` is behind a feature gate that is off: the server drops it. */
function strategyWithDefaults(strategy: StatefulSetUpdateStrategy | undefined): StatefulSetUpdateStrategy {
  const type = strategy?.type || 'RollingUpdate';
  const rollingUpdate = strategy?.rollingUpdate ?? (strategy?.type ? undefined : {});
  return rollingUpdate ? { type, rollingUpdate: { partition: rollingUpdate.partition ?? 0 } } : { type };
}

/** Claims in a template carry their kind. */
function templateWithDefaults(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return { ...claimWithDefaults(claim), apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
}

/** Models SetDefaults_StatefulSet. */
function defaults(statefulSet: StatefulSet): StatefulSet {
  const { spec } = statefulSet;
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  const filled: StatefulSet['spec'] = {
    ...spec,
    replicas: spec.replicas ?? 1,
    template: podTemplateWithDefaults(spec.template),
    podManagementPolicy: spec.podManagementPolicy || 'OrderedReady',
    updateStrategy: strategyWithDefaults(spec.updateStrategy),
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: retention?.whenDeleted || 'Retain',
      whenScaled: retention?.whenScaled || 'Retain',
    },
  };
  if (spec.volumeClaimTemplates) filled.volumeClaimTemplates = spec.volumeClaimTemplates.map(templateWithDefaults);
  return { ...statefulSet, spec: filled };
}

function validateStrategy({ type = '', rollingUpdate }: StatefulSetUpdateStrategy, errors: FieldError[]): void {
  const path = 'spec.updateStrategy';
  const { partition = 0 } = rollingUpdate ?? {};
  const inner = rollingUpdate ? { Partition: partition, MaxUnavailable: null } : null;
  if (type === '') errors.push(required(path));
  else if (type === 'OnDelete') {
    const words = "only allowed for updateStrategy 'RollingUpdate'";
    if (rollingUpdate) errors.push(invalid(`${path}.rollingUpdate`, inner, words));
  } else if (type !== 'RollingUpdate') {
    errors.push(invalid(path, { Type: type, RollingUpdate: inner }, "must be 'RollingUpdate' or 'OnDelete'"));
  } else if (rollingUpdate) validateNotNegative(partition, `${path}.rollingUpdate.partition`, errors);
}

/** The template with the volumes that its claims will be, and without the names that pods get. */
function templateOf({ spec }: StatefulSet): PodTemplateSpec {
  const pod = spec.template.spec;
  if (!pod) return spec.template;
  const { hostname: _hostname, subdomain: _subdomain, ...rest } = pod;
  const names = new Set((spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name));
  const claims = [...names].map((name): Volume => ({ name, persistentVolumeClaim: { claimName: name } }));
  const volumes = [...claims, ...(pod.volumes ?? []).filter(({ name }) => !names.has(name))];
  return { ...spec.template, spec: volumes.length > 0 ? { ...rest, volumes } : rest };
}

/** Models ValidateStatefulSetSpec; what cannot change any more is not judged again. */
function validateSpec(statefulSet: StatefulSet, isNew: boolean, errors: FieldError[]): void {
  const { spec } = statefulSet;
  const policy = spec.podManagementPolicy ?? '';
  if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    errors.push(invalid('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'"));
  }
  validateStrategy(spec.updateStrategy ?? {}, errors);
  for (const key of ['whenDeleted', 'whenScaled'] as const) {
    const value = spec.persistentVolumeClaimRetentionPolicy?.[key] ?? 'Retain';
    const path = `spec.persistentVolumeClaimRetentionPolicy.${key}`;
    if (!RETENTIONS.includes(value)) errors.push(notSupported(path, value, RETENTIONS));
  }
  if (isNew) {
    for (const [index, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
      validateClaimSpec(claim.spec, `spec.volumeClaimTemplates[${index}].spec`, errors);
    }
  }
  validateNotNegative(spec.replicas, 'spec.replicas', errors);
  validateNotNegative(spec.minReadySeconds, 'spec.minReadySeconds', errors);
  validateNotNegative(spec.ordinals?.start, 'spec.ordinals.start', errors);
  if (isNew && spec.serviceName)
    addInvalid(errors, 'spec.serviceName', spec.serviceName, labelErrors(spec.serviceName));
  if (validateSelector(spec.selector, 'empty selector is invalid for statefulset', '', errors)) {
    const template = templateOf(statefulSet);
    validateTemplateLabels(template, spec.selector, errors);
    validatePodTemplate(template, 'spec.template', errors);
    validateTemplateMeta(template, errors);
  }
  validateLasting(spec.template, 'StatefulSet', errors);
}

/** The server judges these twice. */
function validateTemplateMeta({ metadata }: PodTemplateSpec, errors: FieldError[]): void {
  validateLabels(metadata?.labels, 'spec.template.labels', errors);
  if (!metadata?.annotations) return;
  validateAnnotations(metadata.annotations, 'spec.template.annotations', errors);
  validatePodAnnotations(metadata.annotations, 'spec.template.annotations', errors);
}

const CHANGEABLE = [
  'replicas',
  'template',
  'updateStrategy',
  'minReadySeconds',
  'ordinals',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
] as const;

function fixedPart(spec: StatefulSet['spec']): Partial<StatefulSet['spec']> {
  const fixed: Partial<StatefulSet['spec']> = copyOf(spec);
  for (const key of CHANGEABLE) delete fixed[key];
  return fixed;
}

/** Models the StatefulSet strategy's warnings, which spell the claims' path in two ways. */
function statefulSetWarnings(statefulSet: StatefulSet, old: StatefulSet | undefined): readonly string[] {
  const { volumeClaimTemplates = [], revisionHistoryLimit = 0 } = statefulSet.spec;
  const warnings = [...templateWarnings(statefulSet, old)];
  for (const [index, { spec }] of volumeClaimTemplates.entries()) {
    warnings.push(...claimWarnings(spec, `spec.volumeClaimTemplates[${index}]${old ? '.Spec' : ''}`));
  }
  if (revisionHistoryLimit < 0) {
    const words = 'a negative value retains all historical revisions; a value >= 0 is recommended';
    warnings.push(`spec.revisionHistoryLimit: ${words}`);
  }
  return warnings;
}

/** Models the API's apps/v1 StatefulSet. */
export const statefulSetRules: KindRules<StatefulSet> = {
  defaults,
  validate: (statefulSet, errors) => {
    validateObjectMeta(statefulSet.metadata, true, labelName, errors);
    validateSpec(statefulSet, true, errors);
  },
  validateUpdate: (statefulSet, old, errors) => {
    validateObjectMetaUpdate(statefulSet.metadata, old.metadata, errors);
    validateSpec(statefulSet, false, errors);
    if (!semanticEqual(fixedPart(statefulSet.spec), fixedPart(old.spec))) errors.push(forbidden('spec', MAY_CHANGE));
  },
  warnings: statefulSetWarnings,
};
