import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import { BROWSER, createFrameClock, type FrameClock } from '../canvas/frameClock';
import { DOWNWARDS_BELOW } from '../canvas/graph/autoLayout';
import { Caption } from '../canvas/parts/Caption';
import { useMirror, usePlayground } from '../kit/playground';
import { useWorkspace } from '../kit/workspace';
import { ViewSwitch } from './ViewSwitch';
import { VIEWS } from './views';
import './stage.css';

const LockstepLine = lazy(() => import('../timeline/LockstepLine'));

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
  const [heard] = useState(() => ({ clock, beat: playground.paced.beat, view: () => mirror.getState() }));
  useEffect(() => {
    clock.read(mirror.getState());
    return mirror.subscribe((state) => clock.read(state));
  }, [clock, mirror]);
  const name = useWorkspace((state) => state.view);
  const scrubbing = useWorkspace((state) => state.scrubbing);
  const beside = useMirror((mirror) => mirror.lockstep !== undefined);
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(box);
  const View = (VIEWS.find((view) => view.name === name) ?? VIEWS[0])?.View;
  return (
    <div className="stage-view" ref={box} data-phone={narrow || undefined}>
      {!bare && (
        <Caption
          heard={heard}
          hidden={SYSTEM_NAMESPACES}
          scrubbing={scrubbing}
          aside={VIEWS.length > 1 && <ViewSwitch />}
        />
      )}
      <Suspense fallback={null}>{beside && <LockstepLine />}</Suspense>
      <Suspense fallback={<div />}>{View && <View clock={clock} hidden={SYSTEM_NAMESPACES} calm={calm} />}</Suspense>
    </div>
  );
}

function clockOf(playground: Playground): FrameClock {
  const clock = createFrameClock({ ...BROWSER, rests: () => playground.asked });
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
