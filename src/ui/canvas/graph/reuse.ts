import type { Band, FlowModel, Frame, Group, Rack } from './model';
import { makeRack, type Roll } from './rackModel';

/** What did not change is the same object as in the model before: whoever compares with `===` does nothing for it. */
export function reusedFrames(frames: readonly Frame[], previous: FlowModel | undefined): Frame[] {
  if (!previous) return [...frames];
  const known = new Map(previous.frames.map((frame) => [frame.key, frame]));
  return frames.map((frame) => {
    const before = known.get(frame.key);
    if (!before) return frame;
    const groups = frame.groups.map((group) => reusedGroup(group, before.groups));
    const isSame =
      before.workload === frame.workload &&
      before.density === frame.density &&
      sameItems(before.groups, groups) &&
      sameItems(before.kept, frame.kept);
    return isSame ? before : { ...frame, groups };
  });
}

function reusedGroup(group: Group, known: readonly Group[]): Group {
  const before = known.find(({ key }) => key === group.key);
  if (!before || before.replicaSet !== group.replicaSet || before.version !== group.version) return group;
  return sameItems(before.pods, group.pods) ? before : group;
}

/** A rack whose Service, and all whom it lists, are as they were. */
export function reusedRack(
  service: Rack['service'],
  roll: Roll,
  frames: ReadonlySet<Frame>,
  previous: FlowModel | undefined,
): Rack {
  const before = previous?.racks.find((rack) => rack.service === service);
  if (!before || !previous || before.addressless.length > 0 || roll.addressless.length > 0)
    return makeRack(service, roll);
  const listed = previous.frames.filter(({ key }) => before.frames.has(key));
  const isSame = listed.every((frame) => frames.has(frame)) && before.strangers === 0;
  return isSame ? before : makeRack(service, roll);
}

export function reusedBands(bands: readonly Band[], previous: FlowModel | undefined): Band[] {
  return bands.map((band) => {
    const before = previous?.bands.find(({ key }) => key === band.key);
    const isSame = before && sameItems(before.frames, band.frames) && sameItems(before.racks, band.racks);
    return isSame && before.namespace === band.namespace ? before : band;
  });
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one === other || (one.length === other.length && one.every((item, index) => item === other[index]));
}
