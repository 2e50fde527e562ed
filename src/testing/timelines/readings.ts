import type { EndpointFacts, Line } from './line';

/** A track of an object as a line shows it. */
export interface Reading {
  readonly object: string;
  readonly track: string;
  readonly value: string;
  readonly at: number;
}

/** The recording machine was so slow at times that mounting waited for its caches: no cluster does that by itself. */
const SLOW_MACHINE = 'failed to sync configmap cache';

/** What each line shows, track by track. `groups` names objects whose own names are made up. */
export function readingsOf(lines: readonly Line[], groups: ReadonlyMap<string, string>): Reading[] {
  const nameless = namesOut(groups);
  const members = new Map<string, ReadonlyMap<string, string>>();
  let commands = 0;
  return lines.flatMap((line) => {
    const { t: at, what, object = '' } = line;
    if (what === 'POWER') return [];
    if (what === 'RUN') commands += 1;
    if (what === 'RUN' || what === 'DONE') return commandReadings(line, commands);
    if (what === 'EVENT') return line.message?.includes(SLOW_MACHINE) ? [] : [eventReading(line, nameless)];
    const of = (pairs: readonly (readonly [string, string])[]) =>
      pairs.map(([track, value]) => ({ object, track, value, at }));
    const life = what === 'MODIFIED' ? [] : of([['existence', what === 'ADDED' ? 'created' : 'deleted']]);
    const slice = what === 'DELETED' ? [] : (line.endpoints ?? []);
    const joined = line.endpoints ? endpointReadings(members, object, slice, at) : [];
    return [...life, ...(what === 'DELETED' ? [] : of(tracksOf(line))), ...joined];
  });
}

function commandReadings({ t: at, what, run, exitCode }: Line, number: number): Reading[] {
  const object = `Command ${number}: ${run}`;
  return [{ object, track: 'command', value: what === 'RUN' ? 'typed' : `ended with ${exitCode}`, at }];
}

function eventReading({ t: at, object = '', type, reason, message = '' }: Line, nameless: Nameless): Reading {
  return { object, track: `event ${type} ${reason}: ${nameless(message)}`, value: 'told', at };
}

type Nameless = (text: string) => string;

/** Takes out of a text what no two clusters share: made-up names, nodes, uids, addresses, how many of several things were done at once. */
function namesOut(groups: ReadonlyMap<string, string>): Nameless {
  const made = [...groups].map(([object, group]) => [object.split('/')[1] as string, `<${group}>`] as const);
  const longestFirst = made.sort(([a], [b]) => b.length - a.length);
  return (text) => {
    const named = longestFirst.reduce((rest, [name, group]) => rest.replaceAll(name, group), text);
    return named
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>')
      .replace(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, '<ip>')
      .replace(/\bnode-\d+\b/g, '<node>')
      .replace(/ from \d+ to \d+$/, '')
      .replace(/^\(combined from similar events\): /, '');
  };
}

function tracksOf(line: Line): (readonly [string, string])[] {
  const { object = '', conditions = {}, containers = [], deletionGracePeriodSeconds: grace } = line;
  const kind = object.split('/')[0];
  return [
    ...Object.entries(conditions).map(([type, value]) => [`condition ${type}`, value] as const),
    ...(grace === undefined ? [] : [['deletion', `asked for, ${grace} s`] as const]),
    ...(kind === 'Pod' ? podTracks(line) : kind === 'Node' ? nodeTracks(line) : workloadTracks(line)),
    ...containers.flatMap(({ name, ready, started, restarts, state = '', last = '' }) => [
      [`container ${name}`, state] as const,
      [`container ${name} ready`, String(ready)] as const,
      [`container ${name} started`, String(started ?? false)] as const,
      [`container ${name} restarts`, String(restarts)] as const,
      [`container ${name} last`, last] as const,
    ]),
  ];
}

function podTracks({ phase = '', node, reason }: Line): (readonly [string, string])[] {
  return [
    ['phase', phase],
    ...(node ? [['placed', 'on a node'] as const] : []),
    ...(reason ? [['reason', reason] as const] : []),
  ];
}

function nodeTracks({ taints = [], unschedulable = false }: Line): (readonly [string, string])[] {
  return [
    ['taints', [...taints].sort().join(', ')],
    ['unschedulable', String(unschedulable)],
  ];
}

/** Counters that are left out stand at 0; `observedGeneration` and the names of disrupted pods are not counted. */
const COUNTERS: Readonly<Record<string, readonly string[]>> = {
  Deployment: [
    'replicas',
    'updatedReplicas',
    'readyReplicas',
    'availableReplicas',
    'unavailableReplicas',
    'terminatingReplicas',
  ],
  ReplicaSet: ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas', 'terminatingReplicas'],
  PodDisruptionBudget: ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'],
  Job: ['active', 'succeeded', 'failed', 'ready', 'terminating'],
};

function workloadTracks({ object = '', replicas, status = {} }: Line): (readonly [string, string])[] {
  const counters = COUNTERS[object.split('/')[0] as string] ?? [];
  return [
    ...(replicas === undefined ? [] : [['replicas', String(replicas)] as const]),
    ...counters.map((name) => [`counter ${name}`, String(status[name] ?? 0)] as const),
  ];
}

/** What a slice says of its pods is told as happening to the pods. */
function endpointReadings(
  members: Map<string, ReadonlyMap<string, string>>,
  slice: string,
  endpoints: readonly EndpointFacts[],
  at: number,
): Reading[] {
  const before = members.get(slice) ?? new Map<string, string>();
  const now = new Map(
    endpoints.map(({ pod, ready, serving, terminating }) => {
      const words = [ready && 'ready', serving && 'serving', terminating && 'terminating'].filter(Boolean);
      return [`Pod/${pod}`, words.join(' ') || 'not ready'];
    }),
  );
  members.set(slice, now);
  const left = [...before.keys()].filter((pod) => !now.has(pod));
  return [
    ...[...now].map(([object, value]) => ({ object, track: 'endpoint', value, at })),
    ...left.map((object) => ({ object, track: 'endpoint', value: 'left', at })),
  ];
}
