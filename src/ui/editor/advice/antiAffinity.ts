import { adviceText } from '../../../texts/advice';
import { at, fieldsOf, itemsOf } from '../manifest';
import { workersOf } from './machines';
import { holds, templateOf } from './podTemplates';
import { adviceAt, type Rule } from './rule';

const HOSTNAME = 'kubernetes.io/hostname';

/** More pods than nodes, where no two may share one. */
export const antiAffinity: Rule = {
  name: 'antiAffinity',
  title: () => adviceText('antiAffinity.title'),
  why: () => adviceText('antiAffinity.why'),
  find(one, scene) {
    const template = templateOf(one);
    const workers = workersOf(scene).length;
    if (!template || workers === 0 || template.replicas <= workers || one.kind === 'DaemonSet') return [];
    const base = [...template.path, 'spec', 'affinity', 'podAntiAffinity'];
    const path = [...base, 'requiredDuringSchedulingIgnoredDuringExecution'];
    const terms = itemsOf(at(one.value, path)).map(fieldsOf);
    const own = terms.find(
      (term) =>
        term.topologyKey === HOSTNAME && holds(template.labels, fieldsOf(at(term, ['labelSelector', 'matchLabels']))),
    );
    if (!own) return [];
    const preferred = [...base, 'preferredDuringSchedulingIgnoredDuringExecution'];
    const weighed = terms.map((term) => ({ weight: 100, podAffinityTerm: term }));
    const changes = [
      { document: one.index, path: preferred, set: weighed },
      { document: one.index, path, remove: true as const },
    ];
    const what = adviceText('antiAffinity.what', { replicas: template.replicas, workers });
    return [adviceAt(one, path, what, [{ title: adviceText('antiAffinity.fix'), changes }])];
  },
};
