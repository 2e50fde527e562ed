import type { Box } from './graph/scene';

/**
 * Where everything is just now. A layout says where it belongs; what moved goes there in `MOVE_MS`, without a render: places of
 * attached elements are written in the frame loop.
 */
export interface Motion {
  /** Takes over the places of a new layout. With `cut` everything is where it belongs at once, and so is what moves less than `leastPx`. */
  settle(places: ReadonlyMap<string, Box>, wallMs: number, cut: boolean, leastPx?: number): void;
  /** Moves on. True while anything is under way. */
  tick(wallMs: number): boolean;
  at(key: string): Box | undefined;
  /** Every attached element with its key. */
  each(visit: (key: string, element: HTMLElement) => void): void;
  isMoving(key: string): boolean;
  /** A ref callback that keeps an element at the place of `key`; always the same for the same key. */
  ref(key: string): (element: HTMLElement | null) => void;
  /** Changes when something came to another place: what is derived of places can be kept as long as it stays. */
  version(): number;
}

/** `--t-move` of the tokens. */
export const MOVE_MS = 240;

interface Way {
  from: Box;
  to: Box;
  /** Wall time at which it began; undefined when it is at its goal. */
  since: number | undefined;
  now: Box;
}

/** `--ease-move`, cubic-bezier(.4, 0, .2, 1): the curve's y at x = `part`. */
export function easeMove(part: number): number {
  const x = Math.min(1, Math.max(0, part));
  let s = x;
  for (let round = 0; round < 5; round++) {
    const off = 1.2 * (1 - s) * (1 - s) * s + 0.6 * (1 - s) * s * s + s * s * s - x;
    const slope = 1.2 - 3.6 * s + 4.8 * s * s;
    s -= off / Math.max(0.2, slope);
  }
  return 3 * (1 - s) * s * s + s * s * s;
}

export function createMotion(): Motion {
  const ways = new Map<string, Way>();
  const elements = new Map<string, Placed>();
  const refs = new Map<string, (element: HTMLElement | null) => void>();
  const moving = new Set<string>();
  let version = 0;

  const write = (key: string, box: Box) => {
    const element = elements.get(key);
    if (element) writeBox(element, box);
  };
  const rest = (key: string, box: Box) => {
    ways.set(key, { from: box, to: box, since: undefined, now: box });
    moving.delete(key);
    write(key, box);
  };

  return {
    settle(places, wallMs, cut, leastPx = 0) {
      version++;
      for (const key of [...ways.keys()]) {
        if (places.has(key)) continue;
        ways.delete(key);
        moving.delete(key);
        refs.delete(key);
      }
      for (const [key, box] of places) {
        const way = ways.get(key);
        if (!way || cut || (isNear(way.now, box, leastPx) && !sameBox(way.to, box))) rest(key, box);
        else if (!sameBox(way.to, box)) {
          ways.set(key, { from: way.now, to: box, since: wallMs, now: way.now });
          moving.add(key);
        }
      }
    },
    tick(wallMs) {
      if (moving.size === 0) return false;
      version++;
      for (const key of [...moving]) {
        const way = ways.get(key) as Way;
        const part = (wallMs - (way.since ?? wallMs)) / MOVE_MS;
        if (part >= 1) rest(key, way.to);
        else {
          way.now = mixed(way.from, way.to, easeMove(part));
          write(key, way.now);
        }
      }
      return moving.size > 0;
    },
    at: (key) => ways.get(key)?.now,
    each(visit) {
      for (const [key, { element }] of elements) visit(key, element);
    },
    isMoving: (key) => moving.has(key),
    ref(key) {
      const known = refs.get(key);
      if (known) return known;
      const ref = (element: HTMLElement | null) => {
        if (!element) {
          elements.delete(key);
          return;
        }
        const placed: Placed = { element, box: undefined };
        elements.set(key, placed);
        const way = ways.get(key);
        if (way) writeBox(placed, way.now);
      };
      refs.set(key, ref);
      return ref;
    },
    version: () => version,
  };
}

function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function isNear(a: Box, b: Box, px: number): boolean {
  return (
    Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y), Math.abs(a.width - b.width), Math.abs(a.height - b.height)) < px
  );
}

function mixed(a: Box, b: Box, part: number): Box {
  const mix = (p: number, q: number) => (p === q ? q : p + (q - p) * part);
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), width: mix(a.width, b.width), height: mix(a.height, b.height) };
}

/** An element with the place that was written to it: reading styles is slow. */
interface Placed {
  readonly element: HTMLElement;
  box: Box | undefined;
}

function writeBox(placed: Placed, box: Box): void {
  const { style } = placed.element;
  const before = placed.box;
  placed.box = box;
  if (before?.x !== box.x || before.y !== box.y) style.transform = `translate(${box.x}px, ${box.y}px)`;
  if (before?.width !== box.width) style.width = `${box.width}px`;
  if (before?.height !== box.height) style.height = `${box.height}px`;
}
