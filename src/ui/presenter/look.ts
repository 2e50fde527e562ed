import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How the presenter's view looks: kept in the browser, not in the session. */
export interface PresenterLook {
  /** Of all text, in percent: 100 is made for the back row of a usual room. */
  readonly scale: number;
  /** No dots travel and nothing eases: for recordings, and for people whom motion disturbs. */
  readonly calm: boolean;
}

const KEY = 'drydock.presenter';
export const SCALES = [80, 100, 120, 140] as const;

function kept(): PresenterLook {
  try {
    const { scale, calm } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<PresenterLook>;
    return { scale: SCALES.find((one) => one === scale) ?? 100, calm: calm === true };
  } catch {
    return { scale: 100, calm: false };
  }
}

export const presenterLook = createStore<PresenterLook>(kept);

presenterLook.subscribe((look) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(look));
  } catch {
    // It lasts as long as the page then.
  }
});

export function usePresenterLook(): PresenterLook {
  return useStore(presenterLook);
}
