import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { isCrowd } from '../../mirror/paced';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import type { ClusterView, RequestView } from '../../protocol/view';
import { stageText } from '../../texts/stage';
import { useReducedMotion } from '../kit/reducedMotion';
import { useSize } from '../kit/useSize';
import type { FrameClock } from './frameClock';
import { autoLayout, DOWNWARDS_BELOW } from './graph/autoLayout';
import { type LayoutMemory, NO_MEMORY } from './graph/memory';
import { type FlowModel, flowModel, type Records } from './graph/model';
import { LiveContext } from './live';
import { StageView } from './parts/StageView';
import { StageContext } from './stage';
import { keyOf, type StageObject } from './stageObject';
import { USUAL_SLOWDOWN } from './traffic/travel';
import { useExits } from './useExits';
import { useStageWorks } from './useStageWorks';
import './flowStage.css';

export interface FlowStageProps {
  /** What is laid out. Its maps are the same objects as long as nothing in them changed. */
  readonly view: Records & Pick<ClusterView, 'nodes'>;
  /** The newest view with its requests and ledgers, which are read frame by frame: nothing renders because of them. */
  readonly newest: () => ClusterView;
  /** Counts the beats on which texts change; the same function for as long as the stage stands. */
  readonly beat: () => number;
  /** Told of each diff before the view is rendered. */
  readonly clock: FrameClock;
  readonly selected?: StageObject | undefined;
  /** A click or Enter on an object; `anchor` is its element. */
  readonly onOpen?: (object: StageObject, anchor: Element) => void;
  /** A right click, Shift+F10 or the menu key; in client px. */
  readonly onMenu?: (object: StageObject, at: { readonly x: number; readonly y: number }) => void;
  /** Runs a command line, from the empty stage. */
  readonly onCommand?: (line: string) => void;
  /** What an empty stage proposes to run. */
  readonly firstCommand?: string | undefined;
  /** A request that is followed: its way is lifted. */
  readonly followed?: RequestView | undefined;
  /** A click on a request's dot. */
  readonly onFollow?: (request: RequestView) => void;
  /** Lies over the stage's foot. */
  readonly card?: ReactNode;
  /** What stands on an empty stage in place of how to begin. */
  readonly empty?: ReactNode;
  /** The timeline is being dragged: states cut and nothing is announced. */
  readonly scrubbing?: boolean;
  /** Overrides the system's setting. */
  readonly reducedMotion?: boolean;
  /** Cluster milliseconds that a dot takes for an edge, for a millisecond of latency: of the scenario. */
  readonly slowdown?: number;
  /** Where things stood in the layout before; taken over by the next. */
  readonly places?: { current: LayoutMemory };
  /** Told what making the picture's model and layout took, in wall milliseconds. */
  readonly onLaidOut?: (ms: number) => void;
  /** Namespaces that are left out. */
  readonly hidden?: ReadonlySet<string>;
}

/** In a crowd a row of specks comes or goes with every beat: that is not worth a journey. */
const CROWD_STEP_PX = 26;

/** The Flow view: who talks to whom, as a function of the view and cluster time (visual.md, sections 2 and 6 to 8). */
export function FlowStage(props: FlowStageProps) {
  const { view, clock, scrubbing = false, slowdown = USUAL_SLOWDOWN, hidden = SYSTEM_NAMESPACES } = props;
  const asked = useReducedMotion();
  const reduced = props.reducedMotion ?? asked;
  const stageRef = useRef<HTMLDivElement>(null);
  const size = useSize(stageRef);
  const works = useStageWorks(props.newest, props.beat, clock, reduced || scrubbing);
  const { live, stage, finder, ways } = works;
  const { pods, replicaSets, workloads, services, ingresses, generators } = view;
  const shownAt = useExits(pods, live, works.still);
  const before = useRef<FlowModel>(undefined);
  const workMs = useRef(0);
  const model = useMemo(() => {
    const records = { pods, replicaSets, workloads, services, ingresses, generators };
    return timed(workMs, () => (before.current = flowModel(records, shownAt, hidden, before.current)));
  }, [pods, replicaSets, workloads, services, ingresses, generators, shownAt, hidden]);
  const own = useRef<LayoutMemory>(NO_MEMORY);
  const memory = props.places ?? own;
  const { freshness } = clock.reading();
  const seen = useRef({ freshness, width: 0, height: 0 });
  const isFresh =
    seen.current.freshness !== freshness || seen.current.width !== size.width || seen.current.height !== size.height;
  const layout = useMemo(
    () => timed(workMs, () => autoLayout(model, size, isFresh ? asNew(memory.current) : memory.current)),
    [model, size, isFresh, memory],
  );
  const onLaidOut = useLatest(props.onLaidOut);
  useLayoutEffect(() => {
    if (workMs.current > 0) onLaidOut(workMs.current);
    workMs.current = 0;
    const cut = live.cut() || seen.current.width !== size.width || seen.current.freshness !== freshness;
    memory.current = layout.memory;
    seen.current = { freshness, ...size };
    live.motion.settle(layout.scene.places, performance.now(), cut, isCrowd({ pods }) ? CROWD_STEP_PX : 0);
    ways.settle(layout.scene.edges);
    finder.aim(layout.camera, layout.scene, size, cut);
    if (size.width > 0) works.begun();
    clock.wake();
  }, [layout, size, freshness, live, ways, finder, clock, works, pods, memory, onLaidOut]);
  const onOpen = useLatest(props.onOpen);
  const onMenu = useLatest(props.onMenu);
  const onCommand = useLatest(props.onCommand);
  const onFollow = useLatest(props.onFollow);
  return (
    <LiveContext value={live}>
      <StageContext value={stage}>
        <section
          className="flow-stage"
          aria-label={stageText('flow.region')}
          data-still={works.still || undefined}
          data-phone={size.width < DOWNWARDS_BELOW || undefined}
        >
          <StageView
            stageRef={stageRef}
            works={works}
            model={model}
            scene={layout.scene}
            size={size}
            nodes={view.nodes}
            shownAt={shownAt}
            selected={props.selected ? keyOf(props.selected) : ''}
            reduced={reduced}
            slowdown={slowdown}
            speed={clock.reading().speed}
            onOpen={onOpen}
            onMenu={onMenu}
            onCommand={props.onCommand && onCommand}
            firstCommand={props.firstCommand}
            empty={props.empty}
            followed={props.followed}
            onFollow={onFollow}
            card={props.card}
          />
        </section>
      </StageContext>
    </LiveContext>
  );
}

/** Does some work, and adds the wall time that it takes. */
function timed<T>(sumMs: { current: number }, work: () => T): T {
  const start = performance.now();
  const made = work();
  sumMs.current += performance.now() - start;
  return made;
}

/** The order alone is remembered: the picture is made anew. */
function asNew({ slots }: LayoutMemory): LayoutMemory {
  return { ...NO_MEMORY, slots };
}

/** A function that stays the same and calls the newest one. */
function useLatest<T extends unknown[]>(callback: ((...args: T) => void) | undefined): (...args: T) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: T) => latest.current?.(...args), []);
}
