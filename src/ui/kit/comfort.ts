import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How much a screen reader is told: nothing by itself, what the caption says, or every event as it comes. */
export type Telling = 'off' | 'rollout' | 'every';

/** What a person has set for every cluster and every visit: kept in the browser, not in the session. */
export interface Comfort {
  /** Single letters, digits and signs are keys of the page. Chords, Space and Escape always are. */
  readonly singleKeys: boolean;
  /** Nothing travels and nothing eases, whatever the system's setting: also for projectors and recordings. */
  readonly lessMotion: boolean;
  readonly telling: Telling;
}

const KEY = 'drydock.comfort';
const TELLINGS: readonly Telling[] = ['off', 'rollout', 'every'];
const USUAL: Comfort = { singleKeys: true, lessMotion: false, telling: 'rollout' };

function kept(): Comfort {
  try {
    const { singleKeys, lessMotion, telling } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Comfort>;
    return {
      singleKeys: singleKeys !== false,
      lessMotion: lessMotion === true,
      telling: TELLINGS.find((one) => one === telling) ?? 'rollout',
    };
  } catch {
    return USUAL;
  }
}

export const comfort = createStore<Comfort>(kept);

const show = ({ lessMotion }: Comfort) => document.documentElement.toggleAttribute('data-less-motion', lessMotion);
if (typeof document !== 'undefined') show(comfort.getState());
let lends = false;
comfort.subscribe((now) => {
  show(now);
  if (lends) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // It lasts as long as the page then.
  }
});

/** Less motion for as long as this page stands, without choosing it for the person: nothing is written of it. */
export function lendMotion(less: boolean): void {
  if (!less) return;
  lends = true;
  comfort.setState({ lessMotion: true });
}

export function useComfort<T>(select: (comfort: Comfort) => T): T {
  return useStore(comfort, select);
}
