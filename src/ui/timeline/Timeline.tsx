import { memo, type RefObject, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Bookmark } from '../../protocol/session';
import type { TimelineMark } from '../../protocol/view';
import { timeText } from '../../texts/time';
import { clock } from '../kit/clock';
import { useMirror, usePaced, usePlayground } from '../kit/playground';
import { Ahead } from './Ahead';
import { BookmarkNames, Ribbons } from './Bookmarks';
import { BranchNames, BranchPaths } from './Branches';
import { LANES, meeting, nameWidth, placeBranches } from './branchLines';
import { Marks } from './MarkLayer';
import { placesOf } from './marks';
import { PlaceCard } from './PlaceCard';
import { PlaceStop } from './PlaceStop';
import { Present } from './Present';
import { makeScale, type Scale, xOf } from './scale';
import './timeline.css';
import { useDrag } from './useDrag';
import { useSlider } from './useSlider';
import { useGestures, useStretch } from './useStretch';

/** The height of the line of time, in px from the top. */
const LINE_Y = 42;
const SIDE = 22;
/** Below this height there is no room for the names of bookmarks. */
const ROOMY = 70;

/** The floor under everything: what was played, what happened when, and a handle on the present moment. */
export const Timeline = memo(function Timeline({ height }: { height: number }) {
  const playground = usePlayground();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const stretching = useStretch();
  const { from, span } = stretching.stretch;
  const scale = useMemo(() => makeScale({ from, span }, SIDE, Math.max(60, width - 2 * SIDE)), [from, span, width]);
  useGestures(box, scale, stretching, true);
  const marks = useMarks();
  const branches = useMirror((mirror) => mirror.branches);
  const branch = useMirror((mirror) => mirror.branch);
  const bookmarks = useBookmarks();
  const places = useMemo(() => placesOf(marks, bookmarks, scale), [marks, bookmarks, scale]);
  const { lines, hidden } = useMemo(() => placeBranches(branches, branch, scale, LINE_Y), [branches, branch, scale]);
  const taken = useMemo(
    () =>
      lines
        .filter(({ y }) => y === LANES[1])
        .map(
          ({ name, x, untilX, flips }) =>
            [Math.min(x, flips ? untilX - nameWidth(name) : x), untilX + (flips ? 0 : nameWidth(name))] as const,
        ),
    [lines],
  );
  const drag = useDrag(playground, scale, places, (factor) => (factor ? stretching.zoom(factor) : stretching.fit()));
  const handle = useRef<HTMLDivElement>(null);
  const slider = useSlider(handle, marks, bookmarks);
  return (
    <div className="timeline" ref={box}>
      <div className="tl-slider" ref={handle} {...slider} {...drag}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect width={width} height={height} fill="transparent" />
          <Ticks scale={scale} compact={height < ROOMY} />
          <path d={`M${SIDE} ${LINE_Y}H${SIDE + scale.width}`} className="tl-future" />
          <Ahead scale={scale} line={LINE_Y} />
          <BranchPaths lines={lines} />
          <Marks marks={marks} scale={scale} taken={taken} />
          <Ribbons bookmarks={bookmarks} scale={scale} line={LINE_Y} short={height < ROOMY} />
        </svg>
        <Present scale={scale} line={LINE_Y} />
      </div>
      <BranchNames lines={lines} hidden={hidden} />
      {height >= ROOMY && <BookmarkNames bookmarks={bookmarks} scale={scale} />}
      <PlaceStop places={places} line={LINE_Y} />
      <PlaceCard box={box} places={places} scale={scale} />
      {stretching.isPart && (
        <button type="button" className="tl-fit" onClick={stretching.fit} title={timeText('fit.title')}>
          {timeText('fit')}
        </button>
      )}
    </div>
  );
});

/** All that is known to happen on this branch, before the present moment and after it. */
export function useMarks(): readonly TimelineMark[] {
  // They come with a crowd's layout, for each time that something is shown costs; both at once, as a mark goes over from one to the other.
  const marks = useDeferredValue(usePaced((mirror) => mirror.marks));
  const foreseen = useDeferredValue(usePaced((mirror) => mirror.foreseen));
  return useMemo(() => (foreseen.length > 0 ? [...marks, ...foreseen] : marks), [marks, foreseen]);
}

/** The bookmarks of this branch and of those that it came from, as far as it went with them. */
export function useBookmarks(): readonly Bookmark[] {
  const bookmarks = useMirror((mirror) => mirror.bookmarks);
  const branches = useMirror((mirror) => mirror.branches);
  const branch = useMirror((mirror) => mirror.branch);
  return useMemo(
    () => bookmarks.filter((one) => one.branch === branch || one.at <= meeting(branches, branch, one.branch)),
    [bookmarks, branches, branch],
  );
}

/** An element's width, as it changes. */
export function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

function Ticks({ scale, compact }: { scale: Scale; compact: boolean }) {
  const y = compact ? 58 : 64;
  return scale.ticks.map((tick) => {
    const x = xOf(scale, tick);
    const anchor = x < scale.left + 14 ? 'start' : x > scale.left + scale.width - 14 ? 'end' : 'middle';
    return (
      <g key={tick}>
        <path d={`M${x} 45V50`} className="tl-tick" />
        <text x={x} y={y} textAnchor={anchor} className="mono tl-number">
          {clock(tick)}
        </text>
      </g>
    );
  });
}
