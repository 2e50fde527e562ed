import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import { frameText } from '../../texts/frame';
import { stageText } from '../../texts/stage';
import { BROWSER, createFrameClock, type FrameClock } from '../canvas/frameClock';
import { DOWNWARDS_BELOW } from '../canvas/graph/autoLayout';
import { Caption, type Heard } from '../canvas/parts/Caption';
import { Boundary, lateBeside } from '../kit/boundary';
import { comfort } from '../kit/comfort';
import { askersOf, createFiltering, type Filter, isNarrow } from '../kit/filter';
import { useMirror, usePlayground } from '../kit/playground';
import { isPressed } from '../kit/press';
import { isMotionReduced } from '../kit/reducedMotion';
import { useWorkspace, workspace } from '../kit/workspace';
import { askOfState } from './askOfState';
import { FilterBar } from './FilterBar';
import { ViewSwitch } from './ViewSwitch';
import { VIEWS } from './views';
import './stage.css';

const LockstepLine = lateBeside(() => import('../timeline/LockstepLine'));

interface Props {
  /** Without its sentence and its switch: somebody else says what is to be seen. */
  readonly bare?: boolean;
  /** Nothing travels and nothing eases, whatever the system's setting. */
  readonly calm?: boolean;
}

/** The picture under its sentence, in the view that is chosen: each diff is told to its clock, then rendered. */
export default function Stage({ bare = false, calm = false }: Props) {
  const playground = usePlayground();
  const { mirror } = playground;
  const [clock] = useState(() => clockOf(playground));
  const filter = useWorkspace((state) => state.filter);
  const [heard] = useState(() => heardOf(playground, clock));
  // Another filter is another set: whoever is given it looks again.
  const hidden = useMemo(() => hiddenBy(filter), [filter]);
  useEffect(() => {
    clock.read(mirror.getState());
    return mirror.subscribe((state) => clock.read(state));
  }, [clock, mirror]);
  // The switch shows what was pressed at once, the view when it is made.
  const name = useDeferredValue(useWorkspace((state) => state.view));
  const scrubbing = useWorkspace((state) => state.scrubbing);
  const beside = useMirror((mirror) => mirror.lockstep !== undefined);
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(box);
  const View = (VIEWS.find((view) => view.name === name) ?? VIEWS[0])?.View;
  const aside = useMemo(
    () => (
      <>
        <FilterBar />
        {VIEWS.length > 1 && <ViewSwitch />}
      </>
    ),
    [],
  );
  return (
    <div className="stage-view" ref={box} data-phone={narrow || undefined} onClickCapture={askOfState}>
      {!bare && <Caption heard={heard} hidden={hidden} scrubbing={scrubbing} aside={aside} />}
      {beside && <LockstepLine />}
      <Boundary of={name} what={frameText('picture')} fallback={<div />}>
        {View && <View clock={clock} hidden={hidden} calm={calm} />}
      </Boundary>
    </div>
  );
}

function hiddenBy({ namespaces, system }: Filter): ReadonlySet<string> {
  return new Set(system || namespaces.length > 0 ? [] : SYSTEM_NAMESPACES);
}

/** What the caption tells of: what the filter lets through. */
function heardOf({ mirror, paced }: Playground, clock: FrameClock): Heard {
  const filtering = createFiltering();
  const shown = () => filtering(mirror.getState(), workspace.getState().filter);
  return {
    clock,
    beat: paced.beat,
    view: () => {
      const { filter } = workspace.getState();
      const view = mirror.getState();
      if (!isNarrow(filter)) return view;
      const records = shown();
      const generators = askersOf(view.generators, records, filter);
      const ledgers = new Map([...view.ledgers].filter(([name]) => generators.has(name)));
      return { ...view, ...records, generators, ledgers };
    },
    spoken: (caption, since, now) => spoken(mirror.getState(), caption, since, now),
    instead: () => {
      if (!isNarrow(workspace.getState().filter)) return undefined;
      const { pods, workloads, services, ingresses } = shown();
      if (pods.size + workloads.size + services.size + ingresses.size > 0) return undefined;
      const count = mirror.getState().pods.size;
      return { headline: stageText('filter.empty'), facts: [stageText('filter.emptyWords', { count })] };
    },
  };
}

/** Of many events at once, a screen reader hears the latest. */
const EVENTS_TOLD = 4;

/** What a screen reader hears of a caption: as much as the person asked for. */
function spoken({ marks }: Mirror, caption: string | undefined, since: number, now: number): string | undefined {
  const { telling } = comfort.getState();
  if (telling === 'off') return undefined;
  if (telling === 'rollout') return caption;
  const events = marks.filter(({ at }) => at > since && at <= now).map(({ text }) => `${text}.`);
  const said = [...events.slice(-EVENTS_TOLD), ...(caption ? [caption] : [])].join(' ');
  return said === '' ? undefined : said;
}

function clockOf(playground: Playground): FrameClock {
  const clock = createFrameClock({ ...BROWSER, rests: () => playground.asked || isPressed(), steps: isMotionReduced });
  clock.read(playground.mirror.getState());
  return clock;
}

/** Whether there is so little room that the picture runs downwards. */
function useNarrow(box: { readonly current: HTMLElement | null }): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const read = () => setNarrow(element.clientWidth < DOWNWARDS_BELOW);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return narrow;
}
