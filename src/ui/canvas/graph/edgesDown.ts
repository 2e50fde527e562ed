import { gateKey, podKey, rackKey } from './keys';
import type { FlowModel } from './model';
import { type Box, type EdgePlan, edgeKey, type RackPlan, ruleKey } from './scene';

const JACK = 5;
/** Where a caller's edge begins: behind its name, at the height of its figure. */
const HAND = { x: 98, y: 17 };

/** All edges of the downward flow on a stage of `width` px. */
export function edgesDown(
  model: FlowModel,
  places: ReadonlyMap<string, Box>,
  racks: readonly RackPlan[],
  width: number,
): EdgePlan[] {
  const edges: EdgePlan[] = [];
  // Pods that no Service selects may stand over the first bar: what runs to it must not seem to reach them.
  const first = places.get(racks[0]?.rack.key ?? '');
  const isFree = first !== undefined && !model.frames.some(({ groups }) => groups.some(isOver(first, places)));
  const bars = { racks, isFree, width };
  for (const { key, generator } of model.callers) {
    const gate = places.get(gateKey(generator.entry));
    const from = { key, ...HAND };
    if (gate) {
      const to = { key: gateKey(generator.entry), x: 0, y: 17 };
      edges.push({ key: edgeKey(key, to.key), from, to, look: 'solid', bend: 'across' });
    } else if (places.has(rackKey(generator.entry))) {
      edges.push(toRack(edgeKey(key, rackKey(generator.entry)), from, rackKey(generator.entry), bars));
    }
  }
  for (const { key, ingress } of model.gates) {
    ingress.rules.forEach(({ service }, index) => {
      const target = racks.find(
        ({ rack }) => rack.service.namespace === ingress.namespace && rack.service.name === service,
      );
      const line = places.get(ruleKey(key, index));
      if (!target || !line) return;
      const from = { key: ruleKey(key, index), x: line.width, y: line.height / 2 };
      edges.push(toRack(edgeKey(ruleKey(key, index), target.rack.key), from, target.rack.key, bars));
    });
  }
  for (const { rack, entries } of racks) {
    for (const entry of entries) {
      const { jack, group } = entry;
      const end = jack?.pod ? podKey(jack.pod.uid) : group?.key;
      const box = end === undefined ? undefined : places.get(end);
      if (!box || end === undefined || !places.has(entry.key)) continue;
      const look = entry.count.ready > 0 ? 'solid' : 'dotted';
      const key = edgeKey(rack.key, end);
      const from = { key: entry.key, x: 12, y: 12 };
      if (jack) {
        const to = { key: end, x: box.width / 2, y: 1 };
        edges.push({ key, from: { ...from, y: 12 + JACK }, to, look, bend: 'down' });
      } else {
        const to = { key: end, x: 0, y: Math.min(box.height / 2, 32) };
        edges.push({ key, from: { ...from, x: 12 - JACK }, to, look, bend: 'beside' });
      }
    }
  }
  return edges;
}

/** Whether a group stands over a bar. */
function isOver(bar: Box, places: ReadonlyMap<string, Box>): (group: { readonly key: string }) => boolean {
  return ({ key }) => (places.get(key)?.y ?? bar.y) < bar.y;
}

interface Bars {
  readonly racks: readonly RackPlan[];
  /** Nothing stands over the first of them. */
  readonly isFree: boolean;
  /** Of the stage. */
  readonly width: number;
}

/** The first bar is entered from above where nothing stands over it, the others from the right along the stage's side. */
function toRack(key: string, from: EdgePlan['from'], rack: string, { racks, isFree, width }: Bars): EdgePlan {
  const isAbove = isFree && racks.findIndex((plan) => plan.rack.key === rack) <= 0;
  const to = isAbove ? { key: rack, x: width - 84, y: 0 } : { key: rack, x: width - 40, y: 14 };
  return { key, from, to, look: 'solid', bend: isAbove ? 'elbow' : 'around' };
}
