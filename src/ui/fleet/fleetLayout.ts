/** How much of a machine is drawn: its columns; bars and specks; a box with specks. */
export type Tier = 'full' | 'compact' | 'speck';

export const TIERS: readonly Tier[] = ['full', 'compact', 'speck'];

export interface FleetLayout {
  readonly tier: Tier;
  readonly columns: number;
  /** Of a machine, in px. */
  readonly width: number;
  readonly height: number;
}

const GAP = 14;
/** Room at the left and right of the field. */
const MARGIN = 20;
/** Above and below the machines. */
const PADDING = 32;

const WIDTH: Readonly<Record<Tier, number>> = { full: 300, compact: 186, speck: 104 };
const WIDEST: Readonly<Record<Tier, number>> = { full: 460, compact: 240, speck: 124 };
const HEIGHT: Readonly<Record<Tier, number>> = { full: 284, compact: 124, speck: 74 };
const TALLEST: Readonly<Record<Tier, number>> = { full: 720, compact: 300, speck: 110 };
const GAPS: Readonly<Record<Tier, number>> = { full: GAP, compact: 10, speck: 6 };

/** Below this width machines stand in one column, and everything scrolls together; many of them as specks. */
export const NARROW_PX = 600;
const STACKED_AT_MOST = 12;

/** The distance between machines of a tier, in px. */
export function gapOf(tier: Tier): number {
  return GAPS[tier];
}

/**
 * Where machines go: as large as they can be without more than two screens to scroll, in rows. A pure function; `wish` is what
 * a person has zoomed to.
 */
export function fleetLayout(count: number, room: { width: number; height: number }, wish?: Tier): FleetLayout {
  if (wish) return laidOut(wish, count, room);
  // There the whole view scrolls, so that its height says nothing.
  if (room.width < NARROW_PX) return laidOut(count <= STACKED_AT_MOST ? 'full' : 'speck', count, room);
  const fitting = TIERS.find((tier) => {
    const { columns, height } = laidOut(tier, count, room);
    const rows = Math.ceil(count / columns);
    return rows * (height + GAPS[tier]) <= 2 * room.height + GAPS[tier] || rows <= (tier === 'full' ? 1 : 2);
  });
  return laidOut(fitting ?? 'speck', count, room);
}

function laidOut(tier: Tier, count: number, room: { width: number; height: number }): FleetLayout {
  const wide = Math.max(0, room.width - 2 * MARGIN);
  const gap = GAPS[tier];
  const least = Math.min(WIDTH[tier], wide);
  const columns = Math.max(1, Math.min(Math.max(1, count), Math.floor((wide + gap) / (least + gap))));
  const width = Math.min(WIDEST[tier], Math.floor((wide - gap * (columns - 1)) / columns));
  const rows = Math.ceil(count / columns);
  const free = Math.floor((room.height - PADDING - gap * (rows - 1)) / Math.max(1, rows));
  const fills = tier === 'full' ? rows <= 1 : room.width >= NARROW_PX;
  const height = fills ? Math.min(TALLEST[tier], Math.max(HEIGHT[tier], free)) : HEIGHT[tier];
  return { tier, columns, width, height };
}
