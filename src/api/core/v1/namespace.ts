import type { Namespace } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import type { FieldError } from '../../meta/fieldError';
import { labelName, validateFinalizer, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Models SetDefaults_Namespace: its name is a label too. */
function defaults(namespace: Namespace): Namespace {
  const { name, labels } = namespace.metadata;
  const status = namespace.status?.phase ? namespace.status : { ...namespace.status, phase: 'Active' };
  if (!name || labels?.[NAME_LABEL] === name) return { ...namespace, status };
  return { ...namespace, metadata: { ...namespace.metadata, labels: { ...labels, [NAME_LABEL]: name } }, status };
}

/** Models ValidateNamespace. */
function validate({ metadata, spec }: Namespace, errors: FieldError[]): void {
  validateObjectMeta(metadata, false, labelName, errors);
  for (const finalizer of spec?.finalizers ?? []) validateFinalizer(finalizer, 'spec.finalizers', errors);
}

/** Models the API's v1 Namespace. */
export const namespaceRules: KindRules<Namespace> = {
  defaults,
  validate,
  validateUpdate: (namespace, old, errors) => {
    validate(namespace, errors);
    validateObjectMetaUpdate(namespace.metadata, old.metadata, errors);
  },
};
