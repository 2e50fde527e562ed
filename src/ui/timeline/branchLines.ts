import type { BranchView } from '../../protocol/view';
import { type Scale, xOf } from './scale';

/** A branch that is not shown, as a dotted line that leaves another line. */
export interface BranchLine {
  readonly name: string;
  /** Where it leaves, and from which height: the line of time's, or another branch's. */
  readonly x: number;
  readonly fromY: number;
  readonly y: number;
  readonly untilX: number;
  /** The name stands left of the end, because there is no room at its right. */
  readonly flips: boolean;
}

/** Heights of the branches' lines: the upper one is free of flags, the lower one goes where flags' texts are. */
export const LANES: readonly number[] = [8, 18];
const CHARACTER_PX = 6.6;
const END_PX = 14;

/** Until when two branches are one and the same. */
export function meeting(branches: readonly BranchView[], one: string, other: string): number {
  const mine = waysOf(branches, one);
  let latest = 0;
  for (const [name, until] of waysOf(branches, other)) {
    const common = mine.get(name);
    if (common !== undefined) latest = Math.max(latest, Math.min(common, until));
  }
  return latest;
}

/** A branch and those that it came from, each with how long it was on it. */
function waysOf(branches: readonly BranchView[], name: string): Map<string, number> {
  const ways = new Map<string, number>();
  let until = Number.POSITIVE_INFINITY;
  let branch = branches.find((one) => one.name === name);
  while (branch && !ways.has(branch.name)) {
    ways.set(branch.name, until);
    until = Math.min(until, branch.from);
    const { parent } = branch;
    branch = branches.find((one) => one.name === parent);
  }
  return ways;
}

/** How wide a branch's name is, with its circle. */
export function nameWidth(name: string): number {
  return END_PX + Math.min(24, name.length) * CHARACTER_PX;
}

/** Puts the other branches over the line of time, each in a lane of its own where it is; `hidden` had no room. */
export function placeBranches(
  branches: readonly BranchView[],
  shown: string,
  scale: Scale,
  line: number,
): { lines: readonly BranchLine[]; hidden: number } {
  const lines: BranchLine[] = [];
  const taken = LANES.map(() => [] as (readonly [number, number])[]);
  let hidden = 0;
  const edge = scale.left + scale.width + 16;
  const others = branches.filter(({ name }) => name !== shown);
  for (const { name, until } of others.sort((one, other) => other.until - one.until)) {
    const left = [shown, ...lines.map((drawn) => drawn.name)]
      .map((from) => ({ from, at: meeting(branches, from, name) }))
      .reduce((best, one) => (one.at > best.at ? one : best));
    const x = xOf(scale, left.at);
    const untilX = Math.max(x + 22, Math.min(edge, xOf(scale, until)));
    if (untilX < scale.left || x > edge) continue;
    const flips = untilX + nameWidth(name) > edge;
    const reach = [Math.min(x, flips ? untilX - nameWidth(name) : x), untilX + (flips ? 8 : nameWidth(name))] as const;
    const lane = taken.findIndex((spans) => spans.every(([from, to]) => reach[1] < from || reach[0] > to));
    if (lane === -1) {
      hidden++;
      continue;
    }
    taken[lane]?.push(reach);
    const fromY = lines.find((drawn) => drawn.name === left.from)?.y ?? line;
    lines.push({ name, x, fromY, y: LANES[lane] as number, untilX, flips });
  }
  return { lines, hidden };
}

/** A branch's dotted way. */
export function pathOf({ x, fromY, y, untilX }: BranchLine): string {
  const bend = Math.min(18, Math.max(4, untilX - x));
  if (fromY === y) return `M${x} ${y}H${untilX}`;
  return `M${x} ${fromY}C${x + bend / 2} ${fromY} ${x + bend / 4} ${y} ${x + bend} ${y}H${untilX}`;
}
