import { type BandStack, BOTTOM, SECTION, TOP } from './bandStack';
import type { Columns } from './columns';
import { areSmall, edgesRight, handOf } from './edgesRight';
import { placeFrame } from './frames';
import type { Caller, FlowModel, Gate } from './model';
import { placeRack } from './racks';
import { type Box, type RackPlan, ruleKey, type Scene, type Size } from './scene';

const GATE_LINE = 17;
const CALLER_HEIGHT = 154;
const SMALL_CALLER_HEIGHT = 56;
/** The line of machines over the stage, which a column of callers would reach. */
const MACHINES = 26;

/** Client, Ingress, Service rack and workload frames from left to right, in `size` world px; the bands begin at `top`. */
export function layoutRight(model: FlowModel, size: Size, stack: BandStack, top: number): Scene {
  const { columns } = stack;
  const places = new Map<string, Box>();
  const entries = new Map<string, number>();
  for (const { plan, lane, y: at, section } of stack.bands) {
    const aside = columns.lanePitch * lane;
    const y = top + at;
    if (section) {
      const box = { x: columns.laneX + aside, y: y - SECTION, width: columns.laneWidth, height: SECTION };
      places.set(section.key, box);
    }
    for (const { plan: frame, y: down } of plan.frames)
      placeFrame(places, frame, columns.frameX + aside, y + down, columns.frameWidth);
    for (const rack of plan.racks) {
      const { rackX, rackWidth } = columns;
      placeRack(places, rack.plan, { x: rackX + aside, y: y + rack.y, width: rackWidth, height: rack.height });
      entries.set(rack.plan.rack.key, y + rack.y + rack.entry);
    }
  }
  const frames = stack.bands.flatMap(({ plan }) => plan.frames.map((frame) => frame.plan));
  const racks = stack.bands.flatMap(({ plan }) => plan.racks.map((rack) => rack.plan));
  placeGates(places, entries, model.gates, racks, columns, stack.gateWidth);
  placeCallers(places, entries, model.callers, columns, size);
  const height = Math.max(top + stack.height, ...[...places.values()].map((box) => box.y + box.height));
  const edges = edgesRight(model, places, racks, frames, entries);
  return {
    direction: 'right',
    width: stack.width,
    height,
    places,
    callers: model.callers,
    gates: model.gates,
    racks,
    frames,
    sections: stack.bands.flatMap(({ section }) => section ?? []),
    edges,
  };
}

/** Empty height above everything, when there is more room than a rollout takes. */
export function slack({ planned }: BandStack, size: Size): number {
  return Math.max(0, Math.round((size.height - TOP - BOTTOM - planned) * 0.36));
}

function placeGates(
  places: Map<string, Box>,
  entries: Map<string, number>,
  gates: readonly Gate[],
  racks: readonly RackPlan[],
  columns: Columns,
  width: number,
): void {
  const wanted = gates.map((gate) => {
    const targets = racks.filter(({ rack }) => leadsTo(gate, rack.service.namespace, rack.service.name));
    const ys = targets.map(({ rack }) => entries.get(rack.key) as number);
    const middle = ys.length > 0 ? (Math.min(...ys) + Math.max(...ys)) / 2 : TOP + 200;
    return { gate, middle, height: 49 + GATE_LINE * Math.max(1, gate.ingress.rules.length) };
  });
  wanted.sort((a, b) => a.middle - b.middle);
  let free = TOP;
  for (const { gate, middle, height } of wanted) {
    const y = Math.max(free, Math.round(middle - height / 2));
    places.set(gate.key, { x: columns.gateX, y, width, height });
    gate.ingress.rules.forEach((_, index) => {
      const single = gate.ingress.rules.length === 1;
      const line = single ? { y, height } : { y: y + 43 + GATE_LINE * index, height: GATE_LINE };
      places.set(ruleKey(gate.key, index), { x: columns.gateX, width, ...line });
    });
    entries.set(gate.key, y + height / 2);
    free = y + height + 20;
  }
}

export function leadsTo({ ingress }: Gate, namespace: string, service: string): boolean {
  return ingress.namespace === namespace && ingress.rules.some((rule) => rule.service === service);
}

function placeCallers(
  places: Map<string, Box>,
  entries: Map<string, number>,
  callers: readonly Caller[],
  columns: Columns,
  size: Size,
): void {
  const wanted = callers.map((caller) => {
    const { entry } = caller.generator;
    const middle = entries.get(`gate:${entry}`) ?? entries.get(`rack:${entry}`) ?? Math.min(TOP + 206, size.height / 2);
    return { caller, middle };
  });
  wanted.sort((a, b) => a.middle - b.middle);
  const same = new Map<number, number>();
  for (const { middle } of wanted) same.set(middle, (same.get(middle) ?? 0) + 1);
  const height = areSmall(callers) ? SMALL_CALLER_HEIGHT : CALLER_HEIGHT;
  const above = handOf(callers).y;
  let free = TOP + MACHINES;
  for (const { caller, middle } of wanted) {
    const siblings = same.get(middle) ?? 1;
    const first = middle - above - ((siblings - 1) * (height + 8)) / 2;
    const y = Math.max(free, Math.round(first));
    places.set(caller.key, { x: columns.callerX, y, width: columns.callerWidth, height });
    free = y + height + 8;
  }
}
