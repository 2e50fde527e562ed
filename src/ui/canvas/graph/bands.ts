import { appOf } from '../../../narration/apps';
import type { Band, Frame, Rack } from './model';

type Labels = Readonly<Record<string, string>>;

/** Labels of a frame's pods: of each of its templates. */
export function labelsOf({ groups, workload }: Frame): readonly Labels[] {
  const known = groups.map(({ replicaSet, pods }) => replicaSet?.podLabels ?? workload?.podLabels ?? pods[0]?.labels);
  return known.filter((labels) => labels !== undefined);
}

export function namespaceOf({ workload, groups }: Frame): string {
  return workload?.namespace ?? groups[0]?.pods[0]?.namespace ?? '';
}

/**
 * Racks and frames that belong together: a rack lists or selects pods of the frame, or their labels name the same application of
 * a namespace. In the order in which the oldest of each was given.
 */
export function makeBands(racks: readonly Rack[], frames: readonly Frame[]): Band[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  const join = (one: string, other: string) => {
    const [a, b] = [root(one), root(other)];
    if (a !== b) parent.set(b, a);
  };
  const apps = new Map<string, string>();
  const joinApp = (key: string, namespace: string, labels: Labels) => {
    const app = appOf(labels);
    if (app === '') return;
    const name = `${namespace}/${app}`;
    const first = apps.get(name);
    if (first === undefined) apps.set(name, key);
    else join(first, key);
  };
  for (const frame of frames) {
    for (const labels of labelsOf(frame)) joinApp(frame.key, namespaceOf(frame), labels);
  }
  for (const rack of racks) {
    joinApp(rack.key, rack.service.namespace, rack.service.selector ?? {});
    for (const frame of framesOf(rack, frames)) join(frame.key, rack.key);
  }
  const bands = new Map<string, { key: string; namespace: string; racks: Rack[]; frames: Frame[] }>();
  const bandOf = (key: string, namespace: string) => {
    const found = bands.get(root(key));
    if (found) return found;
    const made = { key, namespace, racks: [], frames: [] };
    bands.set(root(key), made);
    return made;
  };
  for (const frame of frames) bandOf(frame.key, namespaceOf(frame)).frames.push(frame);
  for (const rack of racks) bandOf(rack.key, rack.service.namespace).racks.push(rack);
  return [...bands.values()];
}

function framesOf(rack: Rack, frames: readonly Frame[]): Set<Frame> {
  const found = new Set(frames.filter(({ key }) => rack.frames.has(key)));
  const wanted = Object.entries(rack.service.selector ?? {});
  if (wanted.length === 0) return found;
  for (const frame of frames) {
    if (namespaceOf(frame) !== rack.service.namespace) continue;
    if (labelsOf(frame).some((one) => wanted.every(([key, value]) => one[key] === value))) found.add(frame);
  }
  return found;
}
