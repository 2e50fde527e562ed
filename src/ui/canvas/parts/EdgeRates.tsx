import { useRef, useState } from 'react';
import { stageText } from '../../../texts/stage';
import { lengthOf, pointAt } from '../graph/pathway';
import type { EdgePlan } from '../graph/scene';
import { isSoon, useFrame, useLive } from '../live';
import { rateText } from '../rates';
import { useStage } from '../stage';
import type { Trips } from '../traffic/trips';

const REFRESH_MS = 1000;
const WINDOW_MS = 2000;

interface Rate {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly failed: string;
}

/** Without travelling dots: what runs along each edge, in figures, once a second. */
export default function EdgeRates({ edges, trips }: { edges: readonly EdgePlan[]; trips: Trips }) {
  const live = useLive();
  const stage = useStage();
  const [rates, setRates] = useState<readonly Rate[]>([]);
  const written = useRef(Number.NEGATIVE_INFINITY);
  useFrame((now, wallMs) => {
    if (isSoon(live, wallMs, written.current, REFRESH_MS)) return;
    written.current = wallMs;
    const sums = new Map<string, { sent: number; failed: number }>();
    for (const request of live.view().requests) {
      if (request.endedAt > now || request.endedAt <= now - WINDOW_MS) continue;
      const trip = trips(request);
      for (const key of trip?.edges ?? []) {
        const sum = sums.get(key) ?? { sent: 0, failed: 0 };
        sums.set(key, { sent: sum.sent + 1, failed: sum.failed + (trip?.failed ? 1 : 0) });
      }
    }
    const next = edges.flatMap(({ key }) => {
      const pathway = stage.pathway(key);
      const sum = sums.get(key);
      if (!pathway || !sum || lengthOf(pathway) < 30) return [];
      const { x, y } = pointAt(pathway, 0.5);
      const perSecond = (n: number) => rateText((n * 1000) / WINDOW_MS);
      return [
        {
          key,
          x,
          y,
          text: stageText('edge.rate', { rate: perSecond(sum.sent) }),
          failed: sum.failed > 0 ? stageText('edge.failed', { rate: perSecond(sum.failed) }) : '',
        },
      ];
    });
    if (JSON.stringify(next) !== JSON.stringify(rates)) setRates(next);
  });
  return rates.map(({ key, x, y, text, failed }) => (
    <span key={key} className="flow-rate" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <span>
        {text}
        {failed !== '' && <b> {failed}</b>}
      </span>
    </span>
  ));
}
