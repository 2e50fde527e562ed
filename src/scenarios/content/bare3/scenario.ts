import type { Scenario } from '../../../protocol/scenario';

/** The three nodes of the conformance stories, and nothing else. */
export const BARE3: Scenario = {
  name: 'bare3',
  title: 'Three empty nodes',
  world: {
    name: 'bare3',
    machines: [1, 2, 3].map((number) => ({ name: `node-${number}`, cpu: '4', memory: '8Gi', pods: 110 })),
    addons: [],
    generators: [],
    bare: true,
  },
  files: {},
  start: [],
  opensAtMs: 0,
};
