import { adviceText } from '../../../texts/advice';
import { fieldsOf, itemsOf } from '../manifest';
import { nearest } from './nearest';
import { type ContainerPort, containersOf, holds, portsOf, templatesIn } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

/** Ports of a Service that lead to a port which no container has. */
export const servicePort: Rule = {
  name: 'servicePort',
  title: () => adviceText('servicePort.title'),
  why: () => adviceText('servicePort.why'),
  find(one, scene) {
    if (one.kind !== 'Service') return [];
    const spec = fieldsOf(one.value.spec);
    const selector = fieldsOf(spec.selector);
    if (Object.keys(selector).length === 0) return [];
    const templates = templatesIn(scene, one.namespace).filter(({ labels }) => holds(labels, selector));
    const ports = templates.flatMap((template) => containersOf(template)).flatMap(portsOf);
    if (ports.length === 0) return [];
    return itemsOf(spec.ports).flatMap((item, index) => {
      const port = fieldsOf(item);
      const target = port.targetPort ?? port.port;
      if ((typeof target !== 'string' && typeof target !== 'number') || hasPort(ports, target)) return [];
      const base = ['spec', 'ports', index];
      const place = port.targetPort === undefined ? [...base, 'port'] : [...base, 'targetPort'];
      const known = ports.map(({ name, number }) => (name ? `${name} (${number})` : String(number))).join(', ');
      const meant = meantPort(ports, target);
      const title = adviceText('servicePort.fix', { port: String(meant) });
      const what = adviceText('servicePort.what', { target: String(target), ports: known });
      return [adviceAt(one, place, what, [setting(title, one, [...base, 'targetPort'], meant)])];
    });
  },
};

/** Whether a container says that it has that port, by name or number. */
export function hasPort(ports: readonly ContainerPort[], target: string | number): boolean {
  return ports.some(({ name, number }) => (typeof target === 'number' ? number === target : name === target));
}

/** The port that was probably meant, by its name if it has one. */
export function meantPort(ports: readonly ContainerPort[], target: string | number): string | number {
  const near = nearest(
    String(target),
    ports.map(({ name, number }) => (typeof target === 'number' ? String(number) : name)),
  );
  const found = ports.find(({ name, number }) => name === near || String(number) === near) ?? ports[0];
  return found?.name || (found?.number as number);
}
