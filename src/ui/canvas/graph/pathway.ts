import type { EdgePlan, Point } from './scene';

/** The way of an edge: as an SVG path, and as points along which a dot travels. */
export interface Pathway {
  readonly d: string;
  readonly points: readonly Point[];
  /** Length of the way up to each point, in world px. */
  readonly lengths: readonly number[];
}

const STEPS = 18;
const CORNER = 8;
/** How far beside the bars the way along the stage's side runs. */
const ASIDE = 12;
/** How far beside the frames the way on their left runs. */
const BESIDE = 6;

/** The way between two ends. */
export function pathwayOf(from: Point, to: Point, { bend, via }: Pick<EdgePlan, 'bend' | 'via'>): Pathway {
  switch (bend) {
    case 'across':
      if (via) return viaWay(from, to, via);
      return Math.abs(from.y - to.y) < 0.75 ? polyline([from, to]) : acrossWay(from, to);
    case 'down':
      return Math.abs(from.x - to.x) < 0.75 ? polyline([from, to]) : downWay(from, to);
    case 'elbow':
      return cornered([from, { x: to.x, y: from.y }, to]);
    case 'beside': {
      const x = Math.min(from.x, to.x) - BESIDE;
      return cornered([from, { x, y: from.y }, { x, y: to.y }, to]);
    }
    case 'around':
      return cornered([from, { x: to.x + ASIDE, y: from.y }, { x: to.x + ASIDE, y: to.y }, to]);
  }
}

/** The point at `part` (0 to 1) of the length. */
export function pointAt({ points, lengths }: Pathway, part: number): Point {
  const total = lengths[lengths.length - 1] ?? 0;
  const wanted = Math.min(1, Math.max(0, part)) * total;
  let after = 1;
  while (after < lengths.length - 1 && (lengths[after] as number) < wanted) after++;
  const a = points[after - 1] as Point;
  const b = points[after] as Point;
  const start = lengths[after - 1] as number;
  const span = (lengths[after] as number) - start;
  const between = span === 0 ? 0 : (wanted - start) / span;
  return { x: a.x + (b.x - a.x) * between, y: a.y + (b.y - a.y) * between };
}

/** In world px; nothing for an edge that is not there. */
export function lengthOf(pathway: Pathway | undefined): number {
  return pathway?.lengths[pathway.lengths.length - 1] ?? 0;
}

function acrossWay(from: Point, to: Point): Pathway {
  const reach = (to.x - from.x) * 0.4;
  return curved(from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to, []);
}

/** Across, level for a stretch on the way. */
function viaWay(from: Point, to: Point, { left, right, y }: NonNullable<EdgePlan['via']>): Pathway {
  const first = acrossWay(from, { x: left, y });
  const second = acrossWay({ x: right, y }, to);
  return measured(`${first.d}L${second.d.slice(1)}`, [...first.points, ...second.points]);
}

/** Straight down beside the column, then over to the pod. */
function downWay(from: Point, to: Point): Pathway {
  const turn = { x: from.x, y: Math.max(from.y, to.y - 15) };
  return curved(turn, { x: turn.x, y: turn.y + 13 }, { x: to.x, y: to.y - 13 }, to, [from]);
}

function curved(from: Point, a: Point, b: Point, to: Point, before: readonly Point[]): Pathway {
  const points: Point[] = [...before];
  for (let step = 0; step <= STEPS; step++) {
    const t = step / STEPS;
    const s = 1 - t;
    const weigh = (p: number, q: number, r: number, u: number) =>
      s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
    points.push({ x: weigh(from.x, a.x, b.x, to.x), y: weigh(from.y, a.y, b.y, to.y) });
  }
  const start = before[0] ?? from;
  const lead = before.length > 0 ? `L${at(from)}` : '';
  return measured(`M${at(start)}${lead}C${at(a)} ${at(b)} ${at(to)}`, points);
}

function polyline(points: readonly Point[]): Pathway {
  return measured(`M${points.map(at).join('L')}`, points);
}

function cornered(points: readonly Point[]): Pathway {
  let d = `M${at(points[0] as Point)}`;
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1], points[index], points[index + 1]] as [Point, Point, Point];
    d += `L${at(towards(corner, before, CORNER))}Q${at(corner)} ${at(towards(corner, after, CORNER))}`;
  }
  return measured(`${d}L${at(points[points.length - 1] as Point)}`, points);
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(0.5, distance / length);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function measured(d: string, points: readonly Point[]): Pathway {
  const lengths = [0];
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]] as [Point, Point];
    lengths.push((lengths[index - 1] as number) + Math.hypot(b.x - a.x, b.y - a.y));
  }
  return { d, points, lengths };
}

const at = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
