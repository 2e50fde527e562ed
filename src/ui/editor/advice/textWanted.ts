import { isScalar } from 'yaml';
import { adviceText } from '../../../texts/advice';
import { at, fieldsOf, itemsOf, type Path, type Written } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { type Advice, adviceAt, type Rule, setting } from './rule';

/** Numbers and truth values where the API takes texts only. */
export const textWanted: Rule = {
  name: 'textWanted',
  title: () => adviceText('textWanted.title'),
  why: () => adviceText('textWanted.why'),
  find(one) {
    const template = templateOf(one);
    const maps: Path[] = [
      ['metadata', 'labels'],
      ['metadata', 'annotations'],
      ...(one.kind === 'ConfigMap' ? [['data']] : []),
      ...(one.kind === 'Secret' ? [['stringData']] : []),
      ...(one.kind === 'Service' ? [['spec', 'selector']] : [['spec', 'selector', 'matchLabels']]),
    ];
    if (template) {
      const metadata = template.path.length > 0 ? [[...template.path, 'metadata', 'labels']] : [];
      maps.push(...metadata, [...template.path, 'spec', 'nodeSelector']);
    }
    const env = containersOf(template).flatMap(({ path, value }) =>
      itemsOf(value.env).map((_, index) => [...path, 'env', index, 'value']),
    );
    const values = maps.flatMap((map) => Object.keys(fieldsOf(at(one.value, map))).map((key) => [...map, key]));
    return [...env, ...values].flatMap((path) => wrong(one, path));
  },
};

function wrong(one: Written, path: Path): Advice[] {
  const value = at(one.value, path);
  if (typeof value !== 'number' && typeof value !== 'boolean') return [];
  const node = one.document.getIn(path, true);
  // As it is written: 1.10 is not 1.1.
  const source = isScalar(node) && typeof node.source === 'string' ? node.source : String(value);
  const what = adviceText('textWanted.what', {
    field: String(path.at(-1)),
    value: source,
    type: typeof value === 'number' ? adviceText('textWanted.number') : adviceText('textWanted.boolean'),
  });
  return [adviceAt(one, path, what, [setting(adviceText('textWanted.fix', { value: source }), one, path, source)])];
}
