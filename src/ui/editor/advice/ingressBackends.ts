import { at, type Fields, fieldsOf, itemsOf, type Path, textOf, type Written } from '../manifest';

/** A Service that an Ingress sends requests to. */
export interface Backend {
  readonly path: Path;
  readonly name: string;
  readonly port: Fields;
}

/** All of an Ingress' backends, the default one first. */
export function backendsOf(one: Written): Backend[] {
  if (one.kind !== 'Ingress') return [];
  const places: Path[] = [['spec', 'defaultBackend', 'service']];
  for (const [rule, item] of itemsOf(at(one.value, ['spec', 'rules'])).entries()) {
    for (const index of itemsOf(at(item, ['http', 'paths'])).keys())
      places.push(['spec', 'rules', rule, 'http', 'paths', index, 'backend', 'service']);
  }
  return places.flatMap((path) => {
    const service = fieldsOf(at(one.value, path));
    const name = textOf(service.name);
    return name === '' ? [] : [{ path, name, port: fieldsOf(service.port) }];
  });
}
