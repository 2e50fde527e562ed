import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { containersOf, portsOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';
import { hasPort, meantPort } from './servicePort';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

/** Probes that ask at a port which the container does not have. */
export const probePort: Rule = {
  name: 'probePort',
  title: () => adviceText('probePort.title'),
  why: () => adviceText('probePort.why'),
  find: (one) =>
    containersOf(templateOf(one)).flatMap((container) => {
      const ports = portsOf(container);
      return PROBES.flatMap((probe) =>
        ['httpGet', 'tcpSocket'].flatMap((handler) => {
          const port = at(container.value, [probe, handler, 'port']);
          if (typeof port !== 'string' && typeof port !== 'number') return [];
          // A port need not be declared to be listened on; its name is known by the declaration alone.
          if (hasPort(ports, port) || (typeof port === 'number' && ports.length === 0)) return [];
          const path = [...container.path, probe, handler, 'port'];
          const meant = ports.length > 0 ? meantPort(ports, port) : undefined;
          const fixes =
            meant === undefined
              ? []
              : [setting(adviceText('probePort.fix', { port: String(meant) }), one, path, meant)];
          const what = adviceText('probePort.what', { probe, port: String(port), name: container.name });
          return [adviceAt(one, path, what, fixes)];
        }),
      );
    }),
};
