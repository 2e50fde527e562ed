import { adviceText } from '../../../texts/advice';
import { fieldsOf, textOf } from '../manifest';
import { type Container, containersOf, holds, portsOf, templateOf } from './podTemplates';
import { adviceAt, objectsOf, type Rule, setting } from './rule';

/** Pods behind a Service that do not say when they can answer. */
export const readiness: Rule = {
  name: 'readiness',
  title: () => adviceText('readiness.title'),
  why: () => adviceText('readiness.why'),
  find(one, scene) {
    const template = templateOf(one);
    if (!template || Object.keys(template.labels).length === 0) return [];
    const service = objectsOf(scene, ['Service'], one.namespace).find(({ value }) => {
      const selector = fieldsOf(fieldsOf(value.spec).selector);
      return Object.keys(selector).length > 0 && holds(template.labels, selector);
    });
    const containers = containersOf(template).filter(({ init }) => !init);
    if (!service || containers.some(({ value }) => value.readinessProbe !== undefined)) return [];
    const container = containers.find((each) => portsOf(each).length > 0) ?? containers[0];
    if (!container) return [];
    const what = adviceText('readiness.what', { name: container.name, service: service.name });
    const probe = probeFor(container);
    const path = [...container.path, 'readinessProbe'];
    const fixes = probe ? [setting(adviceText('readiness.fix', { path: probe.httpGet.path }), one, path, probe)] : [];
    return [adviceAt(one, [...container.path, 'name'], what, fixes)];
  },
};

function probeFor(container: Container) {
  const [port] = portsOf(container);
  if (!port) return undefined;
  // The shop's images have a path of their own for this question.
  const path = textOf(container.value.image).startsWith('shop/') ? '/ready' : '/';
  return { httpGet: { path, port: port.name || port.number }, periodSeconds: 5 };
}
