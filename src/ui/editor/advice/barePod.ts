import { isMap, stringify } from 'yaml';
import { adviceText } from '../../../texts/advice';
import { type Fields, fieldsOf, type Written } from '../manifest';
import { adviceAt, type Rule } from './rule';

/** Pods that nobody makes anew. */
export const barePod: Rule = {
  name: 'barePod',
  title: () => adviceText('barePod.title'),
  why: () => adviceText('barePod.why'),
  find(one) {
    const { restartPolicy = 'Always' } = fieldsOf(one.value.spec);
    // What is to end by itself needs nobody to make it anew.
    if (one.kind !== 'Pod' || restartPolicy !== 'Always') return [];
    const replace = deploymentOf(one);
    const fixes = replace ? [{ title: adviceText('barePod.fix'), changes: [{ document: one.index, replace }] }] : [];
    return [adviceAt(one, ['kind'], adviceText('barePod.what', { name: one.name }), fixes)];
  },
};

/** A Deployment whose pods are this one; its spec keeps its comments. */
function deploymentOf({ document, value, name }: Written): string | undefined {
  const spec = document.get('spec', true);
  if (!isMap(spec)) return undefined;
  const metadata = fieldsOf(value.metadata);
  const own = fieldsOf(metadata.labels);
  const labels: Fields = Object.keys(own).length > 0 ? own : { app: name };
  const { namespace } = metadata;
  return stringify(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, ...(namespace !== undefined && { namespace }), labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: { ...labels } },
        template: { metadata: { labels: { ...labels } }, spec },
      },
    },
    { lineWidth: 0, indentSeq: false, aliasDuplicateObjects: false },
  );
}
