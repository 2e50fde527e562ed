import type { Scenario } from '../../../protocol/scenario';

/** Twelve nodes that take a thousand pods each and have kwok's stages for a kubelet: for measuring the control plane alone. */
export const BENCH: Scenario = {
  name: 'bench',
  title: 'Twelve large nodes',
  world: {
    name: 'bench',
    machines: Array.from({ length: 12 }, (_, index) => ({
      name: `node-${String(index + 1).padStart(2, '0')}`,
      cpu: '64',
      memory: '256Gi',
      pods: 1000,
      kubelet: 'kwok' as const,
    })),
    addons: [],
    generators: [],
  },
  files: {},
  start: [],
  opensAtMs: 0,
};
