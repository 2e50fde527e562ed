import { adviceText } from '../../../texts/advice';
import { at, fieldsOf, itemsOf } from '../manifest';
import { backendsOf } from './ingressBackends';
import { adviceAt, objectsOf, type Rule, setting } from './rule';

/** Ingresses to a port that the Service does not have. */
export const ingressPort: Rule = {
  name: 'ingressPort',
  title: () => adviceText('ingressPort.title'),
  why: () => adviceText('ingressPort.why'),
  find: (one, scene) =>
    backendsOf(one).flatMap(({ path, name, port }) => {
      const service = objectsOf(scene, ['Service'], one.namespace).find((each) => each.name === name);
      const ports = itemsOf(at(service?.value, ['spec', 'ports'])).map(fieldsOf);
      const field = port.name === undefined ? 'number' : 'name';
      const wanted = port[field];
      const has = ports.some((each) => (field === 'name' ? each.name === wanted : each.port === wanted));
      const [first] = ports;
      if (!first || wanted === undefined || has) return [];
      const meant = first.name === undefined ? { number: first.port } : { name: first.name };
      const shown = String(first.name ?? first.port);
      const what = adviceText('ingressPort.what', { name, port: String(wanted), ports: ports.map(told).join(', ') });
      const fix = setting(adviceText('ingressPort.fix', { port: shown }), one, [...path, 'port'], meant);
      return [adviceAt(one, [...path, 'port', field], what, [fix])];
    }),
};

function told({ name, port }: Readonly<Record<string, unknown>>): string {
  return name === undefined ? String(port) : `${String(name)} (${String(port)})`;
}
