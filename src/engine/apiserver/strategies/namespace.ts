import type { Call, Stored } from '../call';
import type { Strategy } from '../strategy';

/** The label by which namespaces are selected by name. */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

function withNameLabel(object: Stored): Stored {
  const { name, labels } = object.metadata;
  if (labels?.[NAMESPACE_NAME_LABEL] === name) return object;
  return { ...object, metadata: { ...object.metadata, labels: { ...labels, [NAMESPACE_NAME_LABEL]: name } } };
}

function prepareCreate(object: Stored): Stored {
  const finalizers = (object.spec?.finalizers as string[] | undefined) ?? [];
  const kubernetes = finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'];
  return { ...object, spec: { ...object.spec, finalizers: kubernetes }, status: { phase: 'Active' } };
}

function prepareUpdate(object: Stored, old: Stored, _call: Call): Stored {
  return withNameLabel({ ...object, spec: { ...object.spec, finalizers: old.spec?.finalizers }, status: old.status });
}

/** Models kube-apiserver: registry/core/namespace. */
export const namespaceStrategy: Strategy = {
  generation: 'none',
  hasStatus: true,
  prepareCreate: (object) => withNameLabel(prepareCreate(object)),
  prepareUpdate,
};
