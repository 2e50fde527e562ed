import type { PodState, PodView } from '../../protocol/view';
import { addDeployment, addPod, addReplicaSet, emptyWorld, SECOND } from '../canvas/fixtures/world';

/** A pod as it stands on the sheet, with what its picture says. */
export interface Specimen {
  readonly pod: PodView;
  readonly says: string;
}

/** The moment that the sheet shows, in cluster milliseconds. */
export const NOW = 161_600;

/** A span of which so much has gone by, and which has so many seconds left. */
function span(part: number, left: number): NonNullable<PodView['span']> {
  const until = NOW + left * SECOND;
  return { from: until - (left * SECOND) / (1 - part), until };
}

const FULL: readonly (readonly [PodState, string, Partial<PodView>?])[] = [
  ['pending', 'created, not yet tried'],
  ['unschedulable', 'tried: no node passes'],
  ['scheduled', 'bound to a node'],
  ['pulling', 'as far as its level', { span: span(0.625, 3) }],
  ['init', 'the second init container', { status: 'Init:1/2', containers: 2 }],
  ['creating', 'sandbox up, no process'],
  ['notReady', 'a container, and it runs'],
  ['ready', 'a version: number, hue'],
  ['terminating', 'the ring: grace left', { version: 1, span: span(0.07, 28) }],
  ['completed', 'exit 0, kept as a record', { status: 'Completed' }],
  ['evicted', 'put off its node', { status: 'Evicted', version: 1 }],
  ['nodeLost', 'node Unknown, pod unsure', { version: 1 }],
  ['crashLoop', 'the ring: its back-off', { restarts: 4, span: span(0.35, 27) }],
  ['oomKilled', 'through its limit'],
  ['imagePull', 'the ring: the next try', { span: span(0.2, 16) }],
  ['configError', 'a Secret is missing'],
  ['failed', 'exit 1, not started again', { status: 'Error' }],
  ['notReady', 'a square a container', { containers: 3, readyContainers: 1 }],
  ['ready', 'shadow: another branch', { ghost: { state: 'notReady', version: 1, alone: false } }],
  ['ready', 'only on the other branch', { version: 1, ghost: { state: 'ready', version: 1, alone: true } }],
];

/** A pod in each state there is, and in those looks that a state can have beside. */
export function specimens(): Specimen[] {
  const world = emptyWorld(NOW);
  const web = addDeployment(world, 'web');
  const template = addReplicaSet(world, web, '6c8b9d5f7', { version: 2, revision: 2 });
  return FULL.map(([state, says, extra], index) => ({ says, pod: addPod(world, template, `s${index}`, state, extra) }));
}
