import { adviceText } from '../../../texts/advice';
import { fieldsOf, itemsOf, type Path, type Written } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { type Advice, adviceAt, type Rule, removing } from './rule';

/** Items of lists that have the same name or number as another one. */
export const twice: Rule = {
  name: 'twice',
  title: () => adviceText('twice.title'),
  why: () => adviceText('twice.why'),
  find(one) {
    const template = templateOf(one);
    if (!template) return [];
    const containers = containersOf(template);
    const spec = [...template.path, 'spec'];
    return [
      ...again(one, [...spec, 'volumes'], template.spec.volumes, 'name'),
      ...again(one, [...spec, 'containers'], template.spec.containers, 'name'),
      ...containers.flatMap(({ path, value }) => [
        // The last one is the one that the container sees.
        ...again(one, [...path, 'env'], value.env, 'name', 'first'),
        ...again(one, [...path, 'ports'], value.ports, 'name'),
        ...again(one, [...path, 'ports'], value.ports, 'containerPort', 'last'),
      ]),
    ];
  },
};

type Spare = 'first' | 'last' | undefined;

/** Each item whose key another one before it has; `spare` is the one that can go without a change. */
function again(one: Written, list: Path, value: unknown, key: string, spare?: Spare): Advice[] {
  const seen = new Map<string, number>();
  return itemsOf(value).flatMap((item, index) => {
    const fields = fieldsOf(item);
    if (fields[key] === undefined) return [];
    const word =
      key === 'containerPort' ? `${String(fields[key])}/${String(fields.protocol ?? 'TCP')}` : String(fields[key]);
    const before = seen.get(word);
    seen.set(word, index);
    if (before === undefined) return [];
    const gone = spare === 'first' ? before : index;
    const fixes = spare ? [removing(adviceText('twice.fix', { place: gone + 1 }), one, [...list, gone])] : [];
    const what = adviceText('twice.what', { list: String(list.at(-1)), word, first: before + 1, second: index + 1 });
    return [adviceAt(one, [...list, index, key], what, fixes)];
  });
}
