import { GROUP_HEAD } from './frames';
import { gateKey, groupKey, podKey, rackKey } from './keys';
import type { Caller, FlowModel } from './model';
import {
  type Anchor,
  type Box,
  type EdgePlan,
  edgeKey,
  type FramePlan,
  type Point,
  type RackPlan,
  ruleKey,
} from './scene';

/** Half the width of a jack: edges begin beside it. */
export const JACK = 5;
/** Middle of a caller's figure, from the top of its place; where its edge begins, from its left. */
const CALLER_MIDDLE = 58;
const CALLER_HAND = 34;
/** More callers than this are drawn small: their figure beside their name. */
const ROOMY_CALLERS = 2;
const SMALL_MIDDLE = 11;
const SMALL_HAND = 102;
/** How far an edge stays from a card that it passes. */
const CLEAR = 9;

export function areSmall(callers: readonly Caller[]): boolean {
  return callers.length > ROOMY_CALLERS;
}

/** Where a caller's edge begins, from the top left of its place. */
export function handOf(callers: readonly Caller[]): Point {
  return areSmall(callers) ? { x: SMALL_HAND, y: SMALL_MIDDLE } : { x: CALLER_HAND, y: CALLER_MIDDLE };
}

/** All edges of the rightward flow. `entries` are the heights at which racks and gates are entered. */
export function edgesRight(
  model: FlowModel,
  places: ReadonlyMap<string, Box>,
  racks: readonly RackPlan[],
  frames: readonly FramePlan[],
  entries: ReadonlyMap<string, number>,
): EdgePlan[] {
  const edges: EdgePlan[] = [];
  const entryOf = (key: string): Anchor | undefined => {
    const box = places.get(key);
    const entry = entries.get(key);
    return box && entry !== undefined ? { key, x: 0, y: entry - box.y } : undefined;
  };
  for (const caller of model.callers) {
    const { entry } = caller.generator;
    const to = entryOf(gateKey(entry)) ?? entryOf(rackKey(entry));
    if (!to) continue;
    const from = { key: caller.key, ...handOf(model.callers) };
    const via = places.has(gateKey(entry)) ? undefined : pastGates(model, places, from, to);
    edges.push({ ...across(edgeKey(caller.key, to.key), from, to, 'solid'), ...(via && { via }) });
  }
  for (const { key, ingress } of model.gates) {
    ingress.rules.forEach(({ service }, index) => {
      const target = racks.find(
        ({ rack }) => rack.service.namespace === ingress.namespace && rack.service.name === service,
      );
      const from = places.get(ruleKey(key, index));
      const to = target && entryOf(target.rack.key);
      if (!from || !to) return;
      const start = { key: ruleKey(key, index), x: from.width, y: from.height / 2 };
      edges.push(across(edgeKey(ruleKey(key, index), to.key), start, to, 'solid'));
    });
  }
  const densities = new Map(frames.flatMap((plan) => plan.frame.groups.map((group) => [group.key, plan] as const)));
  for (const plan of racks) edges.push(...rackEdges(plan, places, densities));
  return edges;
}

/** Whoever goes to a Service without an Ingress passes under or over the cards that stand in the way, whichever is nearer. */
function pastGates(
  { gates }: FlowModel,
  places: ReadonlyMap<string, Box>,
  from: Anchor,
  to: Anchor,
): EdgePlan['via'] | undefined {
  const cards = gates.flatMap(({ key }) => places.get(key) ?? []);
  const [start, end] = [from, to].map(({ key, y }) => (places.get(key)?.y ?? 0) + y) as [number, number];
  const [high, low] = [Math.min(start, end), Math.max(start, end)];
  const inWay = cards.filter(({ y, height }) => y - CLEAR < low && y + height + CLEAR > high);
  const [card] = inWay;
  if (!card) return undefined;
  const above = Math.min(...inWay.map(({ y }) => y)) - CLEAR;
  const below = Math.max(...inWay.map(({ y, height }) => y + height)) + CLEAR;
  const y = Math.abs(start - above) < Math.abs(start - below) && above > 0 ? above : below;
  return { left: card.x - 4, right: card.x + card.width + 4, y };
}

function rackEdges(
  plan: RackPlan,
  places: ReadonlyMap<string, Box>,
  plans: ReadonlyMap<string, FramePlan>,
): EdgePlan[] {
  const { rack, bundled, entries, terse } = plan;
  const [anyPlan] = plans.values();
  const merged = bundled ? [] : mergedEdges(plan, places);
  const edges = entries.flatMap((entry) => {
    const box = places.get(entry.key);
    if (!box) return [];
    const from = { key: entry.key, x: box.width + JACK, y: bundled && !terse ? 13 : box.height / 2 };
    if (bundled) {
      if (!entry.group || !places.has(entry.group.key)) return [];
      const used = entry.count.ready > 0;
      const frame = plans.get(entry.group.key);
      const to = { key: entry.group.key, x: terse ? 0 : 9, y: terse ? 12 : (frame?.groupHead ?? GROUP_HEAD) + 13 };
      return [across(edgeKey(rack.key, entry.group.key), from, to, used ? 'solid' : 'dotted')];
    }
    const pod = entry.jack?.pod;
    if (!pod || !places.has(podKey(pod.uid))) return [];
    const glyph = (plans.get(groupKey(pod.owner)) ?? plans.get(groupKey(`own-${pod.owner}`)) ?? anyPlan)?.row.glyph;
    const to = { key: podKey(pod.uid), x: 2, y: (glyph ?? 38) / 2 };
    return [across(edgeKey(rack.key, podKey(pod.uid)), from, to, entry.jack?.look === 'ready' ? 'solid' : 'dotted')];
  });
  return [...edges, ...merged];
}

/** An edge to each group in place of those to its pods. */
function mergedEdges({ rack }: RackPlan, places: ReadonlyMap<string, Box>): EdgePlan[] {
  const box = places.get(rack.key);
  return rack.bundles.flatMap(({ group, jacks }) => {
    const place = group && places.get(group.key);
    const first = places.get(jacks[0]?.key ?? '');
    if (!box || !place || !first || jacks.length < 2) return [];
    const last = places.get(jacks[jacks.length - 1]?.key ?? '') ?? first;
    const from = { key: rack.key, x: box.width, y: (first.y + last.y + last.height) / 2 - box.y };
    const to = { key: group.key, x: 0, y: place.height / 2 };
    const look = jacks.some((jack) => jack.look === 'ready') ? 'solid' : 'dotted';
    return [{ ...across(edgeKey(rack.key, group.key), from, to, look), merged: jacks.length }];
  });
}

function across(key: string, from: Anchor, to: Anchor, look: EdgePlan['look']): EdgePlan {
  return { key, from, to, look, bend: 'across' };
}
