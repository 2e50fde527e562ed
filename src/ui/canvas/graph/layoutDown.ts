import { edgesDown } from './edgesDown';
import { cellOf } from './frames';
import { CELL, gridColumns } from './grid';
import { podKey } from './keys';
import type { FlowModel, Frame, Group } from './model';
import { planRack } from './racks';
import { type Box, type FramePlan, type RackPlan, ruleKey, type Scene, type Size } from './scene';

/** A workload frame's and a rack's distance from the stage's sides. */
export const SIDE = 20;
const TOP = 4;
const CALLER = 34;
const GATE_X = 150;
const RULE = 17;
const RACK = 40;
const RACK_GAP = 18;
const FRAME_GAP = 20;
export const DOWN_GLYPH = 36;
const CELL_HEIGHT = 58;
const LABEL = 26;
const KEPT = 22;
const PAD = 8;
/** Where edges that come down between the columns turn to their pods. */
const PAD_BELOW = 14;
const HEAD = 26;

/** The flow for a phone: clients and Ingress above, then each Service as a bar over its pods, in `size.width` px. */
export function layoutDown(model: FlowModel, size: Size): Scene {
  const places = new Map<string, Box>();
  const frames: FramePlan[] = [];
  const racks: RackPlan[] = [];
  const width = size.width - 2 * SIDE;
  let y = placeTop(places, model, size.width);
  for (const band of model.bands) {
    const plans = band.frames.map((frame) => planDown(frame, width, model.frames.length > 1));
    const rackPlans = band.racks.map((rack) => planRack(rack));
    for (const plan of rackPlans) {
      places.set(plan.rack.key, { x: SIDE, y, width, height: RACK });
      y += RACK + RACK_GAP;
    }
    if (rackPlans.length > 0) y += FRAME_GAP - RACK_GAP;
    for (const plan of plans) {
      y += placeFrame(places, plan, y, width) + FRAME_GAP;
    }
    for (const plan of rackPlans) placeEntries(places, plan, plans, width);
    frames.push(...plans);
    racks.push(...rackPlans);
  }
  const height = Math.max(0, ...[...places.values()].map((box) => box.y + box.height));
  const edges = edgesDown(model, places, racks, size.width);
  return {
    direction: 'down',
    width: size.width,
    height,
    places,
    callers: model.callers,
    gates: model.gates,
    racks,
    frames,
    edges,
  };
}

function placeTop(places: Map<string, Box>, model: FlowModel, width: number): number {
  let callerY = TOP;
  for (const { key } of model.callers) {
    places.set(key, { x: SIDE, y: callerY, width: 100, height: CALLER });
    callerY += CALLER + 4;
  }
  let gateY = TOP;
  for (const { key, ingress } of model.gates) {
    const many = ingress.rules.length > 1;
    const height = many ? CALLER + RULE * ingress.rules.length + 6 : CALLER;
    const longest = Math.max(0, ...ingress.rules.map(({ host, path }) => (host + path).length));
    const wanted = many ? 24 + 6.92 * longest : 44 + 8 * ingress.name.length;
    const gateWidth = Math.round(Math.min(width - GATE_X - 52, Math.max(86, wanted)));
    places.set(key, { x: GATE_X, y: gateY, width: gateWidth, height });
    ingress.rules.forEach((_, index) => {
      const line = many ? { y: gateY + CALLER + RULE * index, height: RULE } : { y: gateY, height };
      places.set(ruleKey(key, index), { x: GATE_X, width: gateWidth, ...line });
    });
    gateY += height + 6;
  }
  const bottom = Math.max(callerY, gateY);
  return bottom > TOP ? bottom + 14 : TOP + 6;
}

function planDown(frame: Frame, width: number, titled: boolean): FramePlan {
  const { density } = frame;
  const most = Math.max(0, ...frame.groups.map(({ pods }) => pods.length));
  const columns = density === 'row' ? Math.min(6, Math.max(4, most)) : gridColumns(density, width);
  const row = { pitch: CELL_HEIGHT, glyph: DOWN_GLYPH, lines: 2 as const };
  return { frame, row, head: titled ? HEAD : 0, charted: false, columns, tops: [PAD, PAD_BELOW] };
}

function placeFrame(places: Map<string, Box>, plan: FramePlan, top: number, width: number): number {
  let y = top + plan.head;
  for (const group of plan.frame.groups) {
    const lines = Math.ceil(group.pods.length / plan.columns);
    const cell = plan.frame.density === 'row' ? CELL_HEIGHT : CELL[plan.frame.density];
    const height = plan.tops[group === plan.frame.groups[0] ? 0 : 1] + lines * cell + LABEL;
    const box = { x: SIDE, y, width, height };
    places.set(group.key, box);
    placeCells(places, plan, group, box);
    y += height;
  }
  if (plan.frame.kept.length > 0) {
    places.set(`${plan.frame.key} kept`, { x: SIDE, y, width, height: KEPT });
    y += KEPT;
  }
  places.set(plan.frame.key, { x: SIDE, y: top, width, height: y - top });
  return y - top;
}

function placeCells(places: Map<string, Box>, plan: FramePlan, group: Group, box: Box): void {
  const { density, groups } = plan.frame;
  if (density === 'speck') return;
  const cell = box.width / plan.columns;
  const top = box.y + plan.tops[group === groups[0] ? 0 : 1];
  group.pods.forEach(({ uid }, index) => {
    if (density === 'tile') places.set(podKey(uid), cellOf(plan, group, index, box));
    else {
      const line = Math.floor(index / plan.columns);
      const x = box.x + (index % plan.columns) * cell;
      places.set(podKey(uid), { x, y: top + line * CELL_HEIGHT, width: cell, height: CELL_HEIGHT });
    }
  });
}

/**
 * Jacks stand on the lower edge of the bar: over their pods for the first line, and over the gaps between columns for the lines
 * below it, so that no edge runs through a pod.
 */
function placeEntries(places: Map<string, Box>, plan: RackPlan, frames: readonly FramePlan[], width: number): void {
  const bar = places.get(plan.rack.key) as Box;
  if (plan.rack.bundled) {
    plan.rack.entries.forEach((entry, index) => {
      const side = entry.jacks.length > 60 ? CELL.speck : CELL.tile;
      const column = Math.floor(((width - 28) * (index + 1)) / (plan.rack.entries.length + 1) / side);
      const x = SIDE + 14 + column * side - (side === CELL.tile ? 3 : 1.5);
      places.set(entry.key, { x: x - 12, y: bar.y + RACK - 12, width: 24, height: 12 });
    });
    return;
  }
  const columns = Math.max(4, ...frames.map((frame) => frame.columns));
  const cell = width / columns;
  const lines = [
    ...new Set(
      frames.flatMap((frame) =>
        frame.frame.groups.flatMap(({ pods }) => pods.map(({ uid }) => places.get(podKey(uid))?.y ?? 0)),
      ),
    ),
  ];
  lines.sort((a, b) => a - b);
  for (const entry of plan.rack.entries) {
    const pod = entry.jack?.pod && places.get(podKey(entry.jack.pod.uid));
    if (!pod) continue;
    const line = lines.indexOf(pod.y);
    const middle = pod.x + pod.width / 2;
    const aside = cell / 2 - 9 - Math.min(2, line - 1) * 6;
    const x = line === 0 ? middle : middle + (pod.x === SIDE ? aside : -aside);
    places.set(entry.key, { x: x - 12, y: bar.y + RACK - 12, width: 24, height: 12 });
  }
}
