import type { Scenario } from '../../../protocol/scenario';
import type { MachineSpec } from '../../../protocol/session';
import { INGRESS, SERVICE, WEB } from './files';

function worker(letter: string): MachineSpec {
  return {
    name: `node-${letter}`,
    cpu: '2',
    memory: '4Gi',
    labels: { 'topology.kubernetes.io/zone': letter },
  };
}

const FILES = { 'web.yaml': WEB, 'service.yaml': SERVICE, 'ingress.yaml': INGRESS };

/** A shop of four pods behind a Service and an Ingress, and users who come all the time: what the page opens on. */
export const STD: Scenario = {
  name: 'std',
  title: 'A shop on three nodes',
  world: {
    name: 'std',
    machines: [{ name: 'cp-1', cpu: '2', memory: '4Gi', controlPlane: true }, ...['a', 'b', 'c'].map(worker)],
    addons: ['ingress-nginx'],
    objectsAtMost: 6_000,
    generators: [],
  },
  files: FILES,
  start: [
    {
      at: 0,
      command: {
        type: 'exec',
        terminal: 'main',
        line: 'kubectl apply -f web.yaml -f service.yaml -f ingress.yaml',
        files: FILES,
      },
    },
    {
      at: 30_000,
      command: {
        type: 'traffic',
        generator: { name: 'shoppers', ratePerSecond: 20, url: 'http://shop.test/', patienceMs: 2000, spacing: 'even' },
      },
    },
  ],
  opensAtMs: 90_000,
};
