import { BAND_GAP, type BandPlan, LEGEND, planBand } from './bandPlan';
import { type Columns, columnsOf } from './columns';
import { ladder, type Rung } from './density';
import { areSmall, edgesRight, handOf } from './edgesRight';
import { placeFrame } from './frames';
import type { Caller, FlowModel, Gate } from './model';
import { placeRack } from './racks';
import { type Box, type RackPlan, ruleKey, type Scene, type Size } from './scene';

export const TOP = 8;
export const BOTTOM = 10;
const GATE_LINE = 17;
const CALLER_HEIGHT = 154;
const SMALL_CALLER_HEIGHT = 56;
/** The line of machines over the stage, which a column of callers would reach. */
const MACHINES = 26;

/** Height of everything on a rung, before the places are made. The legend stands under the racks. */
export function heightOf(model: FlowModel, rung: Rung, size: Size): number {
  const plans = planBands(model, rung, size);
  const whole = plans.reduce((sum, plan) => sum + bandHeight(plan) + BAND_GAP, -BAND_GAP);
  return Math.max(0, whole + overhang(plans));
}

/** How far the legend under the last rack reaches below everything else. */
function overhang(plans: readonly BandPlan[]): number {
  const last = plans[plans.length - 1];
  return last ? Math.max(0, last.racksHeight + LEGEND - bandHeight(last)) : 0;
}

function planBands(model: FlowModel, rung: Rung, size: Size): BandPlan[] {
  const { frameWidth } = columnsOf(size.width, gateWidth(model));
  const [roomiest = rung] = ladder(model);
  const room = model.bands.length === 1 ? size.height - TOP - BOTTOM : 0;
  return model.bands.map((band) => planBand(band, rung, roomiest, frameWidth, room));
}

function bandHeight({ framesHeight, racksHeight }: BandPlan): number {
  return Math.max(framesHeight, racksHeight);
}

/** Room for the longest host and path of all Ingress cards. */
export function gateWidth(model: FlowModel): number {
  const longest = Math.max(
    0,
    ...model.gates.flatMap(({ ingress }) => ingress.rules.map(({ host, path }) => (host + path).length)),
  );
  return Math.round(Math.min(186, Math.max(94, 22 + 7.2 * longest)));
}

/** Client, Ingress, Service rack and workload frames from left to right, in `size` world px. */
export function layoutRight(model: FlowModel, size: Size, rung: Rung): Scene {
  const columns = columnsOf(size.width, gateWidth(model));
  const places = new Map<string, Box>();
  const entries = new Map<string, number>();
  const plans = planBands(model, rung, size);
  let y = TOP + slack(plans, size);
  for (const plan of plans) {
    for (const frame of plan.frames) placeFrame(places, frame.plan, columns.frameX, y + frame.y, columns.frameWidth);
    for (const rack of plan.racks) {
      placeRack(places, rack.plan, { x: columns.rackX, y: y + rack.y, width: columns.rackWidth, height: rack.height });
      entries.set(rack.plan.rack.key, y + rack.y + rack.entry);
    }
    y += bandHeight(plan) + BAND_GAP;
  }
  const frames = plans.flatMap((plan) => plan.frames.map((frame) => frame.plan));
  const racks = plans.flatMap((plan) => plan.racks.map((rack) => rack.plan));
  placeGates(places, entries, model.gates, racks, columns, gateWidth(model));
  placeCallers(places, entries, model.callers, columns, size);
  const bottom = y - BAND_GAP + overhang(plans);
  const height = Math.max(bottom, ...[...places.values()].map((box) => box.y + box.height));
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
function slack(plans: readonly BandPlan[], size: Size): number {
  const planned = plans.reduce((sum, plan) => sum + Math.max(plan.planned, plan.racksHeight) + BAND_GAP, -BAND_GAP);
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
  let free = TOP + (callers.length > 1 ? MACHINES : 0);
  for (const { caller, middle } of wanted) {
    const siblings = same.get(middle) ?? 1;
    const first = middle - above - ((siblings - 1) * (height + 8)) / 2;
    const y = Math.max(free, Math.round(first));
    places.set(caller.key, { x: columns.callerX, y, width: columns.callerWidth, height });
    free = y + height + 8;
  }
}
