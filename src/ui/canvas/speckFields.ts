import type { PodView } from '../../protocol/view';
import type { Camera } from './graph/camera';
import { CELL } from './graph/grid';
import type { Group } from './graph/model';
import type { Box, FramePlan, Size } from './graph/scene';

/** What of a pod a speck shows. */
export type Speck = Pick<PodView, 'state' | 'version' | 'ghost'>;

/** The specks of a group, where it stands just now. */
export interface Field {
  readonly plan: FramePlan;
  readonly group: Group;
  /** The group's place, in px of the world. */
  readonly box: Box;
  /** All that it may draw on. */
  readonly reach: Box;
  readonly pods: readonly Speck[];
  /** It steps back, as others are lifted. */
  readonly faint: boolean;
}

/** A speck reaches so far over its 8 px, and its outline too. */
const OVER = 1.5;

export function fieldOf(plan: FramePlan, group: Group, box: Box, faint: boolean): Field {
  const top = plan.tops[group === plan.frame.groups[0] ? 0 : 1];
  const rows = Math.ceil(group.pods.length / plan.columns);
  const reach = { x: box.x, y: box.y + top - OVER, width: box.width, height: rows * CELL.speck + 2 * OVER };
  return { plan, group, box, reach, pods: group.pods, faint };
}

/** A canvas changes its size in steps: another size is drawn anew. */
const STEP_PX = 88;

/** The part of the stage on which fields are seen, in px of the stage. */
export function areaOf(fields: readonly Field[], { x, y, zoom }: Camera, size: Size): Box {
  const low = (value: number) => Math.max(0, Math.floor(value / STEP_PX) * STEP_PX);
  const high = (value: number, most: number) => Math.min(most, Math.ceil(value / STEP_PX) * STEP_PX);
  const boxes = fields.map(({ reach }) => reach);
  const left = low(Math.min(...boxes.map((box) => box.x * zoom + x)));
  const top = low(Math.min(...boxes.map((box) => box.y * zoom + y)));
  const right = high(Math.max(0, ...boxes.map((box) => (box.x + box.width) * zoom + x)), size.width);
  const bottom = high(Math.max(0, ...boxes.map((box) => (box.y + box.height) * zoom + y)), size.height);
  if (boxes.length === 0 || right <= left || bottom <= top) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Parts of a canvas that hold nothing any more, and the fields that have to be drawn whole. */
export interface Stale {
  readonly clear: readonly Box[];
  readonly draw: ReadonlySet<string>;
}

/**
 * What to do about a canvas with fields `before`, so that it shows `after`: fields that stand elsewhere, or look otherwise, are
 * cleared where they were and drawn where they are, with all others that reach into what is cleared.
 */
export function staleFields(before: ReadonlyMap<string, Field>, after: ReadonlyMap<string, Field>): Stale {
  const clear: Box[] = [];
  const draw = new Set<string>();
  for (const [key, old] of before) {
    const field = after.get(key);
    if (field && isSamePlace(old, field)) continue;
    clear.push(old.reach);
    if (field) draw.add(key);
  }
  for (const key of after.keys()) if (!before.has(key)) draw.add(key);
  for (let index = 0; index < clear.length; index++) {
    for (const [key, field] of after) {
      if (draw.has(key) || !overlap(clear[index] as Box, field.reach)) continue;
      draw.add(key);
      clear.push(before.get(key)?.reach ?? field.reach);
    }
  }
  return { clear, draw };
}

function isSamePlace(one: Field, other: Field): boolean {
  return (
    one.box.x === other.box.x &&
    one.box.y === other.box.y &&
    one.reach.y === other.reach.y &&
    one.plan.columns === other.plan.columns &&
    one.faint === other.faint
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The places of a field whose pod looks otherwise than before, or came or went. */
export function staleCells(before: readonly Speck[], after: readonly Speck[]): number[] {
  const stale: number[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [old, pod] = [before[index], after[index]];
    if (old === pod) continue;
    if (old && pod && old.state === pod.state && old.version === pod.version && old.ghost === pod.ghost) continue;
    stale.push(index);
  }
  return stale;
}
