import { type Columns, columnsOf } from './columns';
import type { Rung } from './density';
import { edgesRight } from './edgesRight';
import { frameHeight, placeFrame, planFrame, plannedHeight } from './frames';
import type { Caller, FlowModel, Gate } from './model';
import { placeRack, plannedRackHeight, planRack, RACK_NOTE } from './racks';
import { type Box, type FramePlan, type RackPlan, ruleKey, type Scene, type Size } from './scene';

export const TOP = 8;
export const BOTTOM = 10;
const FRAME_GAP = 14;
const BAND_GAP = 16;
const GATE_LINE = 17;
const CALLER_ABOVE = 58;
const CALLER_HEIGHT = 154;

/** Height of everything on a rung, before the places are made. */
export function heightOf(model: FlowModel, rung: Rung, size: Size): number {
  const { frameWidth } = columnsOf(size.width, gateWidth(model));
  let height = 0;
  for (const band of model.bands) {
    const frames = band.frames.reduce(
      (sum, frame) => sum + frameHeight(planFrame(frame, rung, frameWidth)) + FRAME_GAP,
      0,
    );
    height += frames - (frames > 0 ? FRAME_GAP : 0) + BAND_GAP;
  }
  return Math.max(0, height - BAND_GAP);
}

/** Room for the longest host and path of all Ingress cards. */
export function gateWidth(model: FlowModel): number {
  const longest = Math.max(
    0,
    ...model.gates.flatMap(({ ingress }) => ingress.rules.map(({ host, path }) => (host + path).length)),
  );
  return Math.round(Math.min(186, Math.max(94, 26 + 6.92 * longest)));
}

/** Client, Ingress, Service rack and workload frames from left to right, in `size` world px. */
export function layoutRight(model: FlowModel, size: Size, rung: Rung): Scene {
  const columns = columnsOf(size.width, gateWidth(model));
  const places = new Map<string, Box>();
  const frames: FramePlan[] = [];
  const racks: RackPlan[] = [];
  const entries = new Map<string, number>();
  let y = TOP + slack(model, rung, columns, size);
  for (const band of model.bands) {
    const plans = band.frames.map((frame) => planFrame(frame, rung, columns.frameWidth));
    let frameY = y;
    for (const plan of plans)
      frameY += placeFrame(places, plan, columns.frameX, frameY, columns.frameWidth) + FRAME_GAP;
    const planned = plans.reduce((sum, plan) => sum + plannedHeight(plan) + FRAME_GAP, -FRAME_GAP);
    const rackPlans = band.racks.map((rack) => planRack(rack, plans));
    const rackY = placeRacks(places, entries, rackPlans, plans, columns, y, planned);
    frames.push(...plans);
    racks.push(...rackPlans);
    y = Math.max(frameY - FRAME_GAP, rackY) + BAND_GAP;
  }
  placeGates(places, entries, model.gates, racks, columns, gateWidth(model));
  placeCallers(places, entries, model.callers, columns, size);
  const height = Math.max(0, ...[...places.values()].map((box) => box.y + box.height));
  const width = columns.frameX + columns.frameWidth;
  const edges = edgesRight(model, places, racks, frames, entries);
  return {
    direction: 'right',
    width,
    height,
    places,
    callers: model.callers,
    gates: model.gates,
    racks,
    frames,
    edges,
  };
}

/** Empty height above everything, when there is more room than a rollout takes. */
function slack(model: FlowModel, rung: Rung, columns: Columns, size: Size): number {
  const planned = model.bands.reduce((sum, band) => {
    const plans = band.frames.map((frame) => planFrame(frame, rung, columns.frameWidth));
    return sum + plans.reduce((total, plan) => total + Math.max(plannedHeight(plan), frameHeight(plan)) + FRAME_GAP, 0);
  }, 0);
  return Math.max(0, Math.round((size.height - TOP - BOTTOM - planned + FRAME_GAP) * 0.36));
}

function placeRacks(
  places: Map<string, Box>,
  entries: Map<string, number>,
  racks: readonly RackPlan[],
  frames: readonly FramePlan[],
  columns: Columns,
  top: number,
  plannedFrames: number,
): number {
  const heights = racks.map((rack) => plannedRackHeight(rack, frames));
  const planned = heights.reduce((sum, height) => sum + height + RACK_NOTE, 0);
  let y = top + Math.max(0, Math.round((plannedFrames - planned + RACK_NOTE) * 0.43));
  racks.forEach((plan, index) => {
    const entry = Math.round((heights[index] as number) * 0.6);
    const height = placeRack(places, plan, columns.rackX, y, columns.rackWidth, entry + 18);
    entries.set(plan.rack.key, y + entry);
    y += Math.max(height, heights[index] as number) + RACK_NOTE;
  });
  return racks.length > 0 ? y : top;
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
  let free = TOP;
  for (const { caller, middle } of wanted) {
    const siblings = same.get(middle) ?? 1;
    const first = middle - CALLER_ABOVE - ((siblings - 1) * CALLER_HEIGHT) / 2;
    const y = Math.max(free, Math.round(first));
    places.set(caller.key, { x: columns.callerX, y, width: columns.callerWidth, height: CALLER_HEIGHT });
    free = y + CALLER_HEIGHT + 8;
  }
}
