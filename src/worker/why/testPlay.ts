import type { KubernetesObject } from '../../api/meta/object';
import type { Scenario } from '../../protocol/scenario';
import { type Command, ENGINE_VERSION } from '../../protocol/session';
import type { WhyObject, WhyTrace } from '../../protocol/why';
import { REST } from '../rest';
import { Show } from '../show';

/** A line typed at a moment, with the files that it names; or any other command. */
export type Act = readonly [at: number, line: string | Command, files?: Readonly<Record<string, string>>];

/** Three workers and what makes an Ingress work, with nothing on them. */
const THREE: Scenario = {
  name: 'three',
  title: 'Three workers',
  sentence: '',
  goal: '',
  tags: [],
  topic: '',
  order: 0,
  previewSpeed: 1,
  picture: 'flow',
  listed: false,
  files: {},
  start: [],
  opensAtMs: 0,
  playing: false,
  speed: 1,
  look: { view: 'flow' },
  tries: [],
  moments: [],
  world: {
    name: 'three',
    machines: [
      { name: 'cp-1', cpu: '2', memory: '4Gi', controlPlane: true },
      ...['a', 'b', 'c'].map((letter) => ({ name: `node-${letter}`, cpu: '4', memory: '8Gi' })),
    ],
    addons: ['ingress-nginx'],
    generators: [],
  },
};

/** Plays a session up to a moment, as the page would. */
export function played(acts: readonly Act[], until: number, scenario: Scenario = THREE): Show {
  const log = acts.map(([at, what, files]) => ({
    at,
    command:
      typeof what === 'string' ? ({ type: 'exec', terminal: '1', line: what, ...(files && { files }) } as const) : what,
  }));
  const session = { engine: ENGINE_VERSION, seed: 1, scenario: scenario.name, log: [...scenario.start, ...log] };
  const show = new Show(session, scenario, () => 0, {
    toolbox: () => REST.toolbox,
    shell: () => REST.shell,
    whys: () => REST.whys,
  });
  show.open(until);
  show.hear({ type: 'pause' });
  return show;
}

/** The object of that name; for pods the first whose name begins with it. */
export function objectIn(show: Show, kind: 'Pod' | 'Workload' | 'Service' | 'Ingress', name: string): WhyObject {
  const resource = {
    Pod: 'pods',
    Workload: 'deployments.apps',
    Service: 'services',
    Ingress: 'ingresses.networking.k8s.io',
  }[kind];
  const found = show.cluster.etcd
    .list(resource)
    .find(({ metadata }: KubernetesObject) => metadata.name.startsWith(name));
  return { kind, uid: found?.metadata.uid ?? '' };
}

export function whyOf(show: Show, object: WhyObject): WhyTrace {
  const { trace } = show.answer({ type: 'why', object }) as { trace: WhyTrace | undefined };
  if (!trace) throw new Error(`nothing is known of ${JSON.stringify(object)}`);
  return trace;
}

/** A Deployment as YAML. */
export function deployment(name: string, podSpec: string, replicas = 2): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: ${podSpec}
`;
}
