import { adviceText } from '../../../texts/advice';
import { fieldsOf, itemsOf } from '../manifest';
import { workersOf } from './machines';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, removing } from './rule';

/** Ports of the machine that several pods want. */
export const hostPort: Rule = {
  name: 'hostPort',
  title: () => adviceText('hostPort.title'),
  why: () => adviceText('hostPort.why'),
  find(one, scene) {
    const template = templateOf(one);
    if (!template || template.replicas < 2 || one.kind === 'DaemonSet') return [];
    const workers = workersOf(scene).length;
    return containersOf(template).flatMap(({ path, value }) =>
      itemsOf(value.ports).flatMap((item, index) => {
        const port = fieldsOf(item).hostPort;
        if (typeof port !== 'number') return [];
        const place = [...path, 'ports', index, 'hostPort'];
        const { replicas } = template;
        const what =
          workers > 0 && replicas > workers
            ? adviceText('hostPort.tooMany', { port, replicas, workers })
            : adviceText('hostPort.what', { port, replicas });
        return [adviceAt(one, place, what, [removing(adviceText('hostPort.fix'), one, place)])];
      }),
    );
  },
};
