import { type LayoutMemory, NO_MEMORY, type Slot } from '../canvas/graph/memory';

/** Where a session's objects stand in the Flow view: kept while the tab is open, so that no view, rewind or reload shuffles them. */
export interface Places {
  current: LayoutMemory;
}

const bySession = new Map<string, Places>();
const KEY = 'drydock-places ';

/** The places of the session in a slot. */
export function placesOf(slot: string): Places {
  const known = bySession.get(slot);
  if (known) return known;
  let memory = read(slot);
  let written = '';
  const places: Places = {
    get current() {
      return memory;
    },
    set current(next) {
      memory = next;
      const order = JSON.stringify(next.slots.map(({ members, namespace }) => ({ members, namespace })));
      if (order === written) return;
      written = order;
      write(slot, order);
    },
  };
  bySession.set(slot, places);
  return places;
}

/** Whatever a tab has under its key is its own business: what is no order is none. */
function read(slot: string): LayoutMemory {
  try {
    const slots = JSON.parse(sessionStorage.getItem(KEY + slot) ?? '[]') as unknown;
    return { ...NO_MEMORY, slots: Array.isArray(slots) ? slots.flatMap(slotOf) : [] };
  } catch {
    return NO_MEMORY;
  }
}

function slotOf(kept: unknown): Slot[] {
  const { members, namespace } = (kept ?? {}) as Partial<Slot>;
  if (!Array.isArray(members) || typeof namespace !== 'string') return [];
  return [{ members: members.filter((key) => typeof key === 'string'), namespace, height: 0, lane: 0 }];
}

/** A browser that keeps nothing keeps no places. */
function write(slot: string, order: string): void {
  try {
    sessionStorage.setItem(KEY + slot, order);
  } catch {
    return;
  }
}
