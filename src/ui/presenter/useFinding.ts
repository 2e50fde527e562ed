import { useEffect, useState } from 'react';
import type { MirrorStore } from '../../mirror/store';
import { type Finding, findingOf } from '../../narration/finding';
import type { FrameClock } from '../canvas/frameClock';
import type { RecentRequests } from './recent';

/** A sentence for a room changes at most this often, in milliseconds of wall time. */
const EVERY_MS = 250;

/** The finding of the moment shown; the same object as long as it says the same. */
export function useFinding(mirror: MirrorStore, recent: () => RecentRequests, clock: FrameClock): Finding {
  const read = () => {
    const state = mirror.getState();
    return findingOf(state, recent(), state.now, true);
  };
  const [finding, setFinding] = useState(read);
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    return clock.subscribe((now, wallMs) => {
      if (clock.reading().playing && wallMs - last < EVERY_MS) return;
      last = wallMs;
      const state = mirror.getState();
      const next = findingOf(state, recent(), now, true);
      setFinding((before) => (facts(before) === facts(next) ? before : next));
    });
  }, [mirror, recent, clock]);
  return finding;
}

function facts({ title, sentence, picture, versions }: Finding): string {
  const shown = versions.map(({ version, pods, asked, failed }) => [
    version,
    asked,
    failed,
    pods.map(({ uid, state }) => uid + state),
  ]);
  return JSON.stringify([title, sentence, picture, shown]);
}
