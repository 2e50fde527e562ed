import { useEffect, useRef } from 'react';
import type { RequestView } from '../../protocol/view';
import { pathwayOf } from '../canvas/graph/pathway';
import { paintDots } from '../canvas/traffic/paintDots';
import { paceOf, tripMs } from '../canvas/traffic/travel';
import type { Trip } from '../canvas/traffic/trips';
import { fitCanvas } from '../kit/fitCanvas';
import { NOW } from './pods';

interface Props {
  readonly width: number;
  /** Requests a second; with 0 there is a single one, half way. */
  readonly rate: number;
  readonly latencyMs: number;
  /** The version that answers; 0 while none is chosen. */
  readonly version: number;
  /** What becomes of every other one of them, or of the single one. */
  readonly failed?: boolean;
  readonly timedOut?: boolean;
}

const HEIGHT = 20;
const PACE = paceOf(1);
/** The newest has come so far, of the way to the next: where some run back, they then meet none that go. */
const PHASE = 0.25;

/** Those that are on their way just now, the last of them about to arrive. */
function underWay({ rate, latencyMs, failed, timedOut }: Props): RequestView[] {
  const takes = tripMs(latencyMs, PACE);
  const lost = failed || timedOut;
  const single = rate === 0;
  const gap = single ? takes : 1000 / rate;
  const count = single ? 1 : Math.ceil(((lost ? 2 : 1) * takes) / gap);
  return Array.from({ length: count }, (_, index) => {
    const endedAt = NOW - (index + (single ? 0.5 : PHASE)) * gap - (single && lost ? takes : 0);
    const outcome = lost && (single || index % 2 === 1) ? (timedOut ? 'timeout' : 'status') : 'ok';
    return { ...REQUEST, id: index, sentAt: endedAt - latencyMs, endedAt, outcome };
  });
}

const REQUEST: Omit<RequestView, 'id' | 'sentAt' | 'endedAt' | 'outcome'> = {
  generator: 'shoppers',
  host: '',
  path: '/',
  ingress: '',
  service: '',
  pod: '',
  version: 0,
  code: 0,
};

/** An edge and the requests on it, as the stage draws them. */
export function Wire(props: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, version } = props;
  const way = pathwayOf({ x: 6, y: HEIGHT / 2 }, { x: width - 6, y: HEIGHT / 2 }, { bend: 'across' });
  useEffect(() => {
    const element = canvas.current;
    const context = element && fitCanvas(element, width, HEIGHT, Math.min(3, 2 * devicePixelRatio));
    if (!context) return;
    const style = getComputedStyle(element);
    const trips = ({ outcome, sentAt, endedAt }: RequestView): Trip => ({
      edges: ['wire'],
      failed: outcome !== 'ok',
      timedOut: outcome === 'timeout',
      version,
      latencyMs: endedAt - sentAt,
    });
    const requests = underWay(props);
    context.clearRect(0, 0, width, HEIGHT);
    paintDots(context, { requests, trips, pathway: () => way, pace: PACE, sample: 1, zoom: 1 }, NOW, (name) =>
      style.getPropertyValue(`--${name}`).trim(),
    );
  });
  return (
    <span className="sheet-wire" style={{ width, height: HEIGHT }}>
      {width > 20 && (
        <svg className="flow-edges" width={width} height={HEIGHT} aria-hidden="true">
          <path className="solid" d={way.d} />
        </svg>
      )}
      <canvas ref={canvas} />
    </span>
  );
}
