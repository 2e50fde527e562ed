import type { Namespace } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Models SetDefaults_Namespace: its name is a label too. */
function defaults(namespace: Namespace): Namespace {
  const { name, labels } = namespace.metadata;
  const status = namespace.status?.phase ? namespace.status : { ...namespace.status, phase: 'Active' };
  if (!name || labels?.[NAME_LABEL] === name) return { ...namespace, status };
  return { ...namespace, metadata: { ...namespace.metadata, labels: { ...labels, [NAME_LABEL]: name } }, status };
}

/** Models the API's v1 Namespace. */
export const namespaceRules: KindRules<Namespace> = { defaults };
