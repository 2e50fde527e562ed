import { adviceText } from '../../../texts/advice';
import { backendsOf } from './ingressBackends';
import { nearest } from './nearest';
import { adviceAt, objectsOf, type Rule, setting } from './rule';

/** Ingresses to a Service that does not exist. */
export const ingressService: Rule = {
  name: 'ingressService',
  title: () => adviceText('ingressService.title'),
  why: () => adviceText('ingressService.why'),
  find(one, scene) {
    const names = objectsOf(scene, ['Service'], one.namespace).map(({ name }) => name);
    return backendsOf(one).flatMap(({ path, name }) => {
      if (names.includes(name)) return [];
      const meant = nearest(name, names);
      const place = [...path, 'name'];
      const fixes = meant ? [setting(adviceText('ingressService.fix', { name: meant }), one, place, meant)] : [];
      return [adviceAt(one, place, adviceText('ingressService.what', { name, namespace: one.namespace }), fixes)];
    });
  },
};
