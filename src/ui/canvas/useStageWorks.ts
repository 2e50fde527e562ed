import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ClusterView } from '../../protocol/view';
import { createPalette, type Palette } from '../kit/palette';
import { pixelRatio } from '../kit/pixelRatio';
import type { FrameClock, FrameListener } from './frameClock';
import type { Level } from './graph/camera';
import { createLift, type Lift } from './lift';
import type { Live } from './live';
import { createMotion } from './motion';
import type { Stage } from './stage';
import { createViewfinder, type Viewfinder } from './viewfinder';
import { createWays, type Ways } from './ways';

/** Above this speed states cut. */
const CUT_ABOVE = 8;

/** What moves a stage, beside React. */
export interface StageWorks {
  readonly live: Live;
  readonly stage: Stage;
  readonly finder: Viewfinder;
  readonly ways: Ways;
  readonly lift: Lift;
  /** Layers of the world: edges under the dots, objects over them. */
  readonly edgeLayer: { current: HTMLDivElement | null };
  readonly objectLayer: { current: HTMLDivElement | null };
  readonly level: Level;
  /** A person has taken the camera. */
  readonly taken: boolean;
  /** Nothing moves by the wall clock: paused, fast, scrubbing, reduced motion. */
  readonly still: boolean;
  /** The first picture stands: from now on things may move. */
  begun(): void;
}

interface Told {
  setLevel: (level: Level) => void;
  setTaken: (taken: boolean) => void;
}

interface Engine extends Omit<StageWorks, 'level' | 'taken' | 'still'> {
  readonly latest: { newest: () => ClusterView; still: boolean };
  readonly told: Told;
  readonly frame: FrameListener;
  readonly listenLook: () => () => void;
}

/** Makes the works once, and runs them in every frame of the clock. */
export function useStageWorks(
  newest: () => ClusterView,
  beat: () => number,
  clock: FrameClock,
  cutting: boolean,
): StageWorks {
  const [engine] = useState(() => createWorks(newest, beat, clock));
  const [level, setLevel] = useState<Level>('near');
  const [taken, setTaken] = useState(false);
  const { playing, speed } = clock.reading();
  const still = cutting || !playing || speed > CUT_ABOVE;
  engine.latest.newest = newest;
  engine.latest.still = still;
  useLayoutEffect(() => {
    engine.told.setLevel = setLevel;
    engine.told.setTaken = setTaken;
  }, [engine]);
  useEffect(() => clock.subscribe(engine.frame), [clock, engine]);
  useEffect(() => engine.listenLook(), [engine]);
  return useMemo(() => ({ ...engine, level, taken, still }), [engine, level, taken, still]);
}

/**
 * Device pixels for a world pixel of a canvas. Where the picture is scaled, canvases have twice as many as they need: else they
 * would blur.
 */
function canvasScale(ratio: number, zoom: number): number {
  return zoom === 1 ? Math.min(3, ratio) : Math.round(Math.min(4, 2 * ratio * zoom) * 8) / 8;
}

function createWorks(newest: () => ClusterView, beat: () => number, clock: FrameClock): Engine {
  const latest = { newest, still: true };
  const told: Told = { setLevel: () => {}, setTaken: () => {} };
  const motion = createMotion();
  const ways = createWays(motion);
  const listeners = new Set<FrameListener>();
  const edgeLayer: { current: HTMLDivElement | null } = { current: null };
  const objectLayer: { current: HTMLDivElement | null } = { current: null };
  const finder = createViewfinder({
    layers: () => [edgeLayer.current, objectLayer.current],
    level: (level) => told.setLevel(level),
    taken: (taken) => told.setTaken(taken),
    wake: () => clock.wake(),
  });
  const lift = createLift({
    root: () => objectLayer.current?.closest<HTMLElement>('.flow-view') ?? null,
    motion,
    wake: () => clock.wake(),
  });
  let begun = false;
  let scale = 1;
  let themes = 0;
  let palette: { colours: () => Palette; stop: () => void } | undefined;
  const live: Live = {
    clock,
    motion,
    beat,
    view: () => latest.newest(),
    cut: () => !begun || latest.still,
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const stage: Stage = {
    camera: () => finder.camera(),
    scale: () => scale,
    colours: () => {
      palette ??= createPalette(() => themes++);
      return palette.colours();
    },
    theme: () => themes,
    pathway: (edge) => ways.pathway(edge),
    lifted: () => lift.edges(),
    isFaint: (key) => lift.isFaint(key),
  };
  const frame: FrameListener = (now, wallMs) => {
    const moving = motion.tick(wallMs);
    const turning = finder.tick(wallMs);
    ways.update();
    if (!turning) scale = canvasScale(pixelRatio(), finder.camera().zoom);
    for (const listener of listeners) listener(now, wallMs);
    if (moving || turning) clock.wake();
  };
  const listenLook = () => {
    palette = createPalette(() => {
      themes++;
      clock.wake();
    });
    const fonts = () => {
      themes++;
      clock.wake();
    };
    document.fonts.addEventListener('loadingdone', fonts);
    return () => {
      palette?.stop();
      document.fonts.removeEventListener('loadingdone', fonts);
    };
  };
  return {
    latest,
    told,
    live,
    stage,
    finder,
    ways,
    lift,
    edgeLayer,
    objectLayer,
    frame,
    listenLook,
    begun: () => void (begun = true),
  };
}
