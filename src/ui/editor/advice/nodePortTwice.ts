import { adviceText } from '../../../texts/advice';
import { at, fieldsOf, itemsOf } from '../manifest';
import { adviceAt, objectsOf, type Rule, removing } from './rule';

/** Two Services that want the same port of every machine. */
export const nodePortTwice: Rule = {
  name: 'nodePortTwice',
  title: () => adviceText('nodePortTwice.title'),
  why: () => adviceText('nodePortTwice.why'),
  find(one, scene) {
    if (one.kind !== 'Service') return [];
    const others = objectsOf(scene, ['Service']).filter(
      ({ name, namespace }) => name !== one.name || namespace !== one.namespace,
    );
    return itemsOf(at(one.value, ['spec', 'ports'])).flatMap((item, index) => {
      const { nodePort, protocol = 'TCP' } = fieldsOf(item);
      if (typeof nodePort !== 'number') return [];
      const other = others.find(({ value }) =>
        itemsOf(at(value, ['spec', 'ports'])).some((port) => {
          const taken = fieldsOf(port);
          return taken.nodePort === nodePort && (taken.protocol ?? 'TCP') === protocol;
        }),
      );
      if (!other) return [];
      const path = ['spec', 'ports', index, 'nodePort'];
      const what = adviceText('nodePortTwice.what', { port: nodePort, name: other.name, namespace: other.namespace });
      return [adviceAt(one, path, what, [removing(adviceText('nodePortTwice.fix'), one, path)])];
    });
  },
};
