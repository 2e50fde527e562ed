import { useEffect, useRef, useState } from 'react';
import type { Preview } from '../../mirror/preview';
import type { Still } from '../../mirror/still';
import { isMotionReduced } from '../kit/reducedMotion';
import { loadScenario } from '../kit/shelf';
import { nextMoment, type Shelved } from './shelf';

/** Who passes over a card on the way to another does not start it. In milliseconds. */
const MEANT_AFTER_MS = 140;

/** A card's picture: at rest where its scenario opens; while somebody looks it runs, or, with reduced motion, shows its next moment. */
export function usePreview(shelved: Shelved, preview: Preview) {
  const [still, setStill] = useState<Still>(shelved.opens);
  const looked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = () => {
    clearTimeout(timer.current);
    if (looked.current === 0) return;
    looked.current = 0;
    preview.rest();
    setStill(shelved.opens);
  };
  const look = () => {
    if (looked.current !== 0) return;
    const turn = Math.random();
    looked.current = turn;
    if (isMotionReduced()) {
      setStill((shown) => nextMoment(shelved, shown));
      return;
    }
    timer.current = setTimeout(async () => {
      const scenario = await loadScenario(shelved.card.name);
      if (scenario && looked.current === turn) void preview.run(scenario, setStill);
    }, MEANT_AFTER_MS);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      looked.current = 0;
    },
    [],
  );
  return {
    still,
    looks: { onPointerEnter: look, onPointerLeave: leave, onFocus: look, onBlur: leave },
  };
}
