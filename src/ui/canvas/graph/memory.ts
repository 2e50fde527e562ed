import type { Band } from './model';

/**
 * What a layout remembers for the next one, so that nothing that is still there changes its place: plain data. A slot outlives its
 * band: whoever comes back, after a rewind say, comes to the old place.
 */
export interface LayoutMemory {
  /** The rung that the picture stands on; undefined when the next layout may choose freely. */
  readonly rung?: number;
  /** How large it is drawn, at most 1. */
  readonly zoom: number;
  /** Which ladder it is a rung of: that of several workloads, or of one. */
  readonly several: boolean;
  /** Of the stage; another size is another picture. */
  readonly width: number;
  readonly height: number;
  /** Empty height over the first band. */
  readonly top: number;
  /** Room for the widest Ingress card so far. */
  readonly gateWidth: number;
  /** From the top down. */
  readonly slots: readonly Slot[];
}

/** A band's place in the order. */
export interface Slot {
  /** Keys of the frames and racks that stand or stood here. */
  readonly members: readonly string[];
  readonly namespace: string;
  /** Of the band with what it needed at most since the picture stands so; 0 when nobody waits for it. */
  readonly height: number;
  readonly lane: number;
}

export const NO_MEMORY: LayoutMemory = {
  zoom: 1,
  several: false,
  width: 0,
  height: 0,
  top: 0,
  gateWidth: 0,
  slots: [],
};

/** A slot with who stands in it, if anybody does. */
export interface Taken {
  readonly slot: Slot;
  readonly band?: Band;
  /** It stood in the layout before. */
  readonly known: boolean;
}

/** Slots without a band beyond so many are forgotten, those that came first before others. */
const MOST_EMPTY = 200;

/**
 * Who stands where: a band keeps the slot that one of its members stood in; new ones come last in their namespace, and a new
 * namespace comes last of all.
 */
export function takeSlots(bands: readonly Band[], slots: readonly Slot[]): Taken[] {
  const slotOf = new Map(slots.flatMap((slot, index) => slot.members.map((member) => [member, index] as const)));
  const holders = new Map<number, Band>();
  const homeless: Band[] = [];
  for (const band of bands) {
    const own = membersOf(band).flatMap((key) => slotOf.get(key) ?? []);
    const slot = own.filter((index) => !holders.has(index)).sort((a, b) => a - b)[0];
    if (slot === undefined) homeless.push(band);
    else holders.set(slot, band);
  }
  const given = new Set([...holders.values()].flatMap(membersOf));
  let empty = slots.length - holders.size - MOST_EMPTY;
  const taken: Taken[] = [];
  slots.forEach((slot, index) => {
    const band = holders.get(index);
    if (!band && empty-- > 0) return;
    const before = slot.members.filter((key) => !given.has(key));
    taken.push({
      slot: { ...slot, members: band ? [...membersOf(band), ...before] : before },
      known: true,
      ...(band && { band }),
    });
  });
  for (const band of homeless) {
    const last = taken.findLastIndex(({ slot }) => slot.namespace === band.namespace);
    const made = { members: membersOf(band), namespace: band.namespace, height: 0, lane: 0 };
    taken.splice(last === -1 ? taken.length : last + 1, 0, { slot: made, band, known: false });
  }
  return taken;
}

function membersOf({ frames, racks }: Band): string[] {
  return [...frames, ...racks].map(({ key }) => key);
}
