import { edgesDown } from './edgesDown';
import { cellOf } from './frames';
import { CELL, gridColumns } from './grid';
import { podKey, sectionKey } from './keys';
import type { FlowModel, Frame, Group, Rack } from './model';
import { countOf } from './rackModel';
import { type Box, type FramePlan, type RackPlan, ruleKey, type Scene, type SectionPlan, type Size } from './scene';

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
const SECTION = 26;
/** Jacks on a bar's side stand so far from each other, the first so far below its top. */
const SIDE_PITCH = 13;
const SIDE_TOP = 14;

/** The flow for a phone: clients and Ingress above, then each Service as a bar over its pods, in `size.width` px. */
export function layoutDown(model: FlowModel, size: Size): Scene {
  const places = new Map<string, Box>();
  const frames: FramePlan[] = [];
  const racks: RackPlan[] = [];
  const width = size.width - 2 * SIDE;
  const sections: SectionPlan[] = [];
  let y = placeTop(places, model, size.width);
  let over = new Set(model.bands.map(({ namespace }) => namespace)).size > 1 ? '' : undefined;
  for (const band of model.bands) {
    const plans = band.frames.map((frame) => planDown(frame, width, model.frames.length > 1));
    const rackPlans = band.racks.map((rack) => planBar(rack, plans));
    if (over !== undefined && over !== band.namespace) {
      over = band.namespace;
      const section = { key: sectionKey(band.namespace), namespace: band.namespace };
      places.set(section.key, { x: SIDE, y, width, height: SECTION });
      sections.push(section);
      y += SECTION;
    }
    for (const plan of rackPlans) {
      places.set(plan.rack.key, { x: SIDE, y, width, height: RACK });
      y += RACK + RACK_GAP;
    }
    if (rackPlans.length > 0) y += FRAME_GAP - RACK_GAP;
    for (const plan of plans) {
      y += placeFrame(places, plan, y, width) + FRAME_GAP;
    }
    for (const plan of rackPlans) placeEntries(places, plan);
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
    sections,
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
  return {
    frame,
    row,
    density,
    joined: false,
    groupHead: 0,
    head: titled ? HEAD : 0,
    charted: false,
    columns,
    tops: [PAD, PAD_BELOW],
  };
}

/** A Service's bar: a jack for each endpoint whose pod stands right under it, and one for each group farther down. */
function planBar(rack: Rack, frames: readonly FramePlan[]): RackPlan {
  const [first] = frames;
  const nearest = first?.density === 'row' ? first.frame.groups.find(({ pods }) => pods.length > 0) : undefined;
  const isUnder = nearest && first && nearest.pods.length <= first.columns;
  const entries = rack.bundles.flatMap((entry) =>
    isUnder && entry.group?.key === nearest.key && rack.lines.length > 0
      ? entry.jacks.map((jack) => ({ key: jack.key, jack, count: countOf(jack), jacks: [jack] }))
      : [entry],
  );
  return { rack, pitch: 0, bundled: entries.every(({ jack }) => !jack), entries, terse: false };
}

function placeFrame(places: Map<string, Box>, plan: FramePlan, top: number, width: number): number {
  let y = top + plan.head;
  for (const group of plan.frame.groups) {
    const lines = Math.ceil(group.pods.length / plan.columns);
    const cell = plan.density === 'row' ? CELL_HEIGHT : CELL[plan.density];
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
  const { density, frame } = plan;
  const { groups } = frame;
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
 * Jacks stand on the lower edge of the bar over their pods; those of groups farther down stand on its left side, from where their
 * edges run down beside the frames, so that none runs through a pod or a name.
 */
function placeEntries(places: Map<string, Box>, plan: RackPlan): void {
  const bar = places.get(plan.rack.key) as Box;
  let aside = 0;
  for (const entry of plan.entries) {
    const pod = entry.jack?.pod && places.get(podKey(entry.jack.pod.uid));
    const spot = pod
      ? { x: pod.x + pod.width / 2 - 12, y: bar.y + RACK - 12 }
      : { x: SIDE - 12, y: bar.y + SIDE_TOP - 12 + SIDE_PITCH * Math.min(2, aside++) };
    places.set(entry.key, { ...spot, width: 24, height: 12 });
  }
}
