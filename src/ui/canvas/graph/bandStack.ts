import { BAND_GAP, type BandPlan, CALLER_BELOW, LEGEND, planBand } from './bandPlan';
import { type Columns, columnsOf } from './columns';
import { ladder, type Rung } from './density';
import { areSmall } from './edgesRight';
import { sectionKey } from './keys';
import type { LayoutMemory, Slot, Taken } from './memory';
import type { FlowModel, Gate } from './model';
import type { SectionPlan, Size } from './scene';

export const TOP = 8;
export const BOTTOM = 10;
/** Height of a namespace's name over its bands. */
export const SECTION = 22;

/** A band's place: `y` from the top of the stack. */
interface StackedBand {
  readonly plan: BandPlan;
  readonly lane: number;
  readonly y: number;
  readonly section?: SectionPlan;
}

/** All bands of a picture on a rung, in lanes from the top down. */
export interface BandStack {
  readonly columns: Columns;
  readonly lanes: number;
  readonly gateWidth: number;
  readonly bands: readonly StackedBand[];
  readonly slots: readonly Slot[];
  readonly height: number;
  readonly width: number;
  /** What all need at most during a rollout. */
  readonly planned: number;
}

/** Room for the longest host and path of all Ingress cards. */
export function gateWidth(gates: readonly Gate[]): number {
  const longest = Math.max(
    0,
    ...gates.flatMap(({ ingress }) => ingress.rules.map(({ host, path }) => (host + path).length)),
  );
  return Math.round(Math.min(186, Math.max(94, 22 + 7.2 * longest)));
}

/**
 * Stacks the bands on a rung. With `kept` slots keep the height that they had, also empty ones that others stand under: nobody moves
 * up because somebody left or shrank.
 */
export function stackBands(
  model: FlowModel,
  taken: readonly Taken[],
  rung: Rung,
  size: Size,
  memory: Pick<LayoutMemory, 'gateWidth'>,
  kept: boolean,
): BandStack {
  const widest = Math.max(gateWidth(model.gates), memory.gateWidth);
  const columns = columnsOf(size.width, widest, rung.lanes);
  const [roomiest = rung] = ladder(model);
  const room = model.bands.length === 1 ? size.height - TOP - BOTTOM : 0;
  const namespaces = new Set(model.bands.map(({ namespace }) => namespace));
  const plans = taken.map(({ band }) => band && planBand(band, rung, roomiest, columns.frameWidth, room));
  const heights = taken.map(({ slot }, index) => {
    const plan = plans[index];
    return Math.max(plan ? bandHeight(plan) : 0, kept ? slot.height : 0);
  });
  const lanes = lanesOf(taken, heights, rung.lanes, kept);
  const stack: StackedBand[] = [];
  const bottoms = new Array<number>(rung.lanes).fill(0);
  const over = new Array<string>(rung.lanes).fill('');
  const lastOf = lanes.map(
    (lane, index) => !taken.some(({ band }, other) => other > index && band && lanes[other] === lane),
  );
  taken.forEach(({ band, slot }, index) => {
    const lane = lanes[index] as number;
    const height = heights[index] as number;
    const plan = plans[index];
    if (!band || !plan) {
      if (height > 0 && !lastOf[index]) (bottoms[lane] as number) += height + BAND_GAP;
      return;
    }
    const titled = namespaces.size > 1 && over[lane] !== slot.namespace;
    const section = { key: sectionKey(slot.namespace, lane), namespace: slot.namespace };
    over[lane] = slot.namespace;
    if (titled) (bottoms[lane] as number) += SECTION;
    stack.push({ plan, lane, y: bottoms[lane] as number, ...(titled && { section }) });
    (bottoms[lane] as number) += height + BAND_GAP;
  });
  const last = stack[stack.length - 1]?.plan;
  const overhang = last && rung.lanes === 1 ? Math.max(0, reachOf(last, model) - bandHeight(last)) : 0;
  return {
    columns,
    lanes: rung.lanes,
    gateWidth: widest,
    bands: stack,
    slots: taken.map(({ slot, band }, index) => ({
      ...slot,
      lane: lanes[index] as number,
      height: band || !lastOf[index] ? (heights[index] as number) : 0,
    })),
    height: Math.max(0, Math.max(...bottoms) - BAND_GAP + overhang),
    width: columns.laneX + columns.lanePitch * (rung.lanes - 1) + columns.laneWidth,
    planned: stack.reduce((sum, { plan }) => sum + Math.max(plan.planned, plan.racksHeight) + BAND_GAP, -BAND_GAP),
  };
}

/** How far down a last band reaches with the legend under its racks, and with the words of a client that enters its last one. */
function reachOf({ racks, racksHeight }: BandPlan, { callers }: FlowModel): number {
  const lowest = racks[racks.length - 1];
  const isEntered = callers.some(({ generator }) => lowest?.plan.rack.key === `rack:${generator.entry}`);
  const words = lowest && isEntered && !areSmall(callers) ? lowest.y + lowest.entry + CALLER_BELOW : 0;
  return Math.max(racksHeight + LEGEND, words);
}

function bandHeight({ framesHeight, racksHeight, reserved }: BandPlan): number {
  return Math.max(framesHeight, racksHeight, reserved);
}

/** Who stood in a lane stays in it; others fill the lanes evenly, from the left, or come under the shortest when some stay. */
function lanesOf(taken: readonly Taken[], heights: readonly number[], lanes: number, kept: boolean): number[] {
  if (lanes === 1) return taken.map(() => 0);
  const filled = new Array<number>(lanes).fill(0);
  const stays = taken.map(({ known }) => kept && known);
  taken.forEach(({ slot }, index) => {
    if (stays[index]) (filled[slot.lane] as number) += heights[index] as number;
  });
  const share = heights.reduce((sum, height) => sum + height, 0) / lanes;
  const begun = stays.includes(true);
  let lane = 0;
  return taken.map(({ slot }, index) => {
    if (stays[index]) return slot.lane;
    const height = heights[index] as number;
    if (begun) lane = filled.indexOf(Math.min(...filled));
    else if ((filled[lane] as number) + height / 2 > share && lane < lanes - 1) lane++;
    (filled[lane] as number) += height;
    return lane;
  });
}
