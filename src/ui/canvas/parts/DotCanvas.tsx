import { useRef } from 'react';
import { fitCanvas } from '../fitCanvas';
import type { Size } from '../graph/scene';
import { useFrame, useLive } from '../live';
import { useStage } from '../stage';
import { paintDots } from '../traffic/paintDots';
import { paceOf, requestsPerDot } from '../traffic/travel';
import type { Trips } from '../traffic/trips';

interface Props {
  readonly size: Size;
  readonly trips: Trips;
  readonly slowdown: number;
}

/** The one canvas over all edges, on which requests travel. */
export function DotCanvas({ size, trips, slowdown }: Props) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useFrame((now) => {
    const element = canvas.current;
    const context = element && fitCanvas(element, size.width, size.height, Math.min(2, window.devicePixelRatio));
    if (!context) return;
    const view = live.view();
    const { x, y, zoom } = stage.camera();
    const pace = paceOf(live.clock.reading().speed, slowdown);
    context.clearRect(0, 0, size.width, size.height);
    context.translate(x, y);
    context.scale(zoom, zoom);
    const sample = requestsPerDot(view.generators.values(), pace);
    paintDots(
      context,
      { requests: view.requests, trips, pathway: stage.pathway, pace, sample, zoom },
      now,
      stage.colours(),
    );
  });
  return <canvas ref={canvas} className="flow-dots" />;
}
