import { memo, type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import type { BranchView, TimelineMark } from '../../protocol/view';
import { clock, spoken } from '../kit/clock';
import { useMirror, usePaced, usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import { labelOf, type PlacedFlag, type PlacedMark, placeMarks } from './marks';
import { Present } from './Present';
import { makeScale, type Scale, spanFor, timeOf, xOf } from './scale';
import './timeline.css';

const LINE_Y = 42;
const SIDE = 22;

/** How far the axis has to reach: all that was played, on any branch. */
function reach(mirror: Mirror): number {
  return Math.max(mirror.horizon, mirror.now, ...mirror.branches.map((branch) => branch.until));
}

/** The floor under everything: what was played, what happened when, and a handle on the present moment. */
export function Timeline({ height }: { height: number }) {
  const playground = usePlayground();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const span = useMirror((mirror) => spanFor(reach(mirror)));
  const scale = useMemo(() => makeScale(span, SIDE, Math.max(60, width - 2 * SIDE)), [span, width]);
  const marks = useMarks();
  const branches = useMirror((mirror) => mirror.branches);
  const branch = useMirror((mirror) => mirror.branch);
  const drag = useDrag(playground, scale);
  const slider = useSlider();
  return (
    <div className="timeline" ref={box} {...slider} {...drag}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <rect width={width} height={height} fill="transparent" />
        <Ticks scale={scale} compact={height < 70} />
        <path d={`M${SIDE} ${LINE_Y}H${SIDE + scale.width}`} className="tl-future" />
        <Ahead scale={scale} />
        <Branches branches={branches} current={branch} scale={scale} />
        <Marks marks={marks} scale={scale} />
      </svg>
      <Present scale={scale} line={LINE_Y} />
    </div>
  );
}

/** The timeline of a phone: a line with a handle, above the transport. */
export function ThinTimeline() {
  const playground = usePlayground();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const span = useMirror((mirror) => spanFor(reach(mirror)));
  const marks = useMarks();
  const scale = useMemo(() => makeScale(span, 0, width), [span, width]);
  const drag = useDrag(playground, scale);
  const slider = useSlider();
  const { flags, warnings } = useMemo(() => placeMarks(marks, scale), [marks, scale]);
  return (
    <div className="timeline thin" ref={box} {...slider} {...drag}>
      <svg width={width} height={44} aria-hidden="true">
        <rect width={width} height={44} fill="transparent" />
        <g transform="translate(0 -20)">
          <path d={`M0 ${LINE_Y}H${width}`} className="tl-future" />
          <Ahead scale={scale} />
          {flags.map((flag) => (
            <path key={`f${flag.at}`} d={`M${flag.x} ${LINE_Y - 3}v6`} className="tl-notch" />
          ))}
          {warnings.map((mark) => (
            <path key={`w${mark.at}`} d={diamond(mark.x, LINE_Y + 6.5, 3)} className="tl-warning" />
          ))}
        </g>
      </svg>
      <Present scale={scale} line={LINE_Y - 20} thin />
    </div>
  );
}

/** The timeline as a slider of seconds, for those who do not see it. */
function useSlider() {
  const until = useMirror((mirror) => Math.floor(mirror.horizon / 1000));
  const second = useMirror((mirror) => Math.floor(mirror.now / 1000));
  return {
    id: 'time',
    role: 'slider',
    tabIndex: 0,
    'aria-label': 'Time',
    'aria-valuemin': 0,
    'aria-valuemax': until,
    'aria-valuenow': second,
    'aria-valuetext': `${spoken(second * 1000)} of ${spoken(until * 1000)}`,
  } as const;
}

/** All that is known to happen on this branch, before the present moment and after it. */
function useMarks(): readonly TimelineMark[] {
  const marks = usePaced((mirror) => mirror.marks);
  const foreseen = usePaced((mirror) => mirror.foreseen);
  return useMemo(() => (foreseen.length > 0 ? [...marks, ...foreseen] : marks), [marks, foreseen]);
}

function useWidth(box: React.RefObject<HTMLDivElement | null>): number {
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

/** Seeks while the pointer is down; a cluster that was playing waits and goes on from where it is let go. */
function useDrag(playground: Playground, scale: Scale) {
  const wasPlaying = useRef<boolean | undefined>(undefined);
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    playground.seek(Math.min(timeOf(scale, x), playground.mirror.getState().horizon));
  };
  const end = () => {
    workspace.setState({ scrubbing: false });
    if (wasPlaying.current) playground.play();
    wasPlaying.current = undefined;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      wasPlaying.current = playground.mirror.getState().playing;
      if (wasPlaying.current) playground.pause();
      workspace.setState({ scrubbing: true });
      seek(event);
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      if (wasPlaying.current !== undefined) seek(event);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: React.KeyboardEvent) {
      const step = { ArrowLeft: -1000, ArrowRight: 1000, PageDown: -10_000, PageUp: 10_000 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const { now, horizon } = playground.mirror.getState();
      playground.seek(Math.min(horizon, now + step * (event.shiftKey ? 10 : 1)));
    },
  };
}

const Ticks = memo(function Ticks({ scale, compact }: { scale: Scale; compact: boolean }) {
  const y = compact ? 58 : 64;
  return scale.ticks.map((tick, index) => {
    const x = xOf(scale, tick);
    const last = index === scale.ticks.length - 1;
    const anchor = index === 0 ? 'start' : last && tick === scale.span ? 'end' : 'middle';
    return (
      <g key={tick}>
        <path d={`M${x} 45V50`} className="tl-tick" />
        <text x={x} y={y} textAnchor={anchor} className="mono tl-number">
          {clock(tick)}
        </text>
      </g>
    );
  });
});

const Marks = memo(function Marks({ marks, scale }: { marks: readonly TimelineMark[]; scale: Scale }) {
  const { flags, ticks, warnings } = useMemo(() => placeMarks(marks, scale), [marks, scale]);
  return (
    <>
      {ticks.map((tick) => (
        <path key={tick.at} d={`M${tick.x} 37v${-tickHeight(tick)}`} className="tl-event">
          <title>{titleOf(tick)}</title>
        </path>
      ))}
      {flags.map((flag) => (
        <Flag key={flag.at} flag={flag} />
      ))}
      {warnings.map((mark) => (
        <g key={mark.at}>
          <path d={diamond(mark.x, 32, 4.5)} className="tl-warning" />
          {mark.count > 1 && roomRight(mark, [...warnings, ...ticks]) && (
            <text x={mark.x + 7} y={36} className="tl-count">
              {mark.count}
            </text>
          )}
          <title>{titleOf(mark)}</title>
        </g>
      ))}
    </>
  );
});

function roomRight(mark: PlacedMark, others: readonly PlacedMark[]): boolean {
  return others.every((other) => other.x <= mark.x || other.x - mark.x > 22);
}

/** 5 to 11 pixels: one object, or many. */
function tickHeight(mark: PlacedMark): number {
  return Math.min(11, 5 + 2 * Math.log2(Math.max(1, mark.weight)));
}

function titleOf(mark: PlacedMark): string {
  const more = mark.count - mark.texts.length;
  return [clock(mark.at), ...mark.texts, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function diamond(x: number, y: number, size: number): string {
  return `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}Z`;
}

function Flag({ flag }: { flag: PlacedFlag }) {
  const way = flag.side === 'right' ? 1 : -1;
  return (
    <g>
      <path d={`M${flag.x} 38V18`} className="tl-pole" />
      <path d={`M${flag.x} 17l${9 * way} 4l${-9 * way} 4Z`} className="tl-flag" />
      {flag.label && (
        <text x={flag.x + 13 * way} y={24} textAnchor={way === 1 ? 'start' : 'end'} className="mono tl-label">
          {flag.label}
        </text>
      )}
      <title>{flag.count > 1 ? titleOf(flag) : `${clock(flag.at)} ${flag.texts[0] ?? labelOf(flag)}`}</title>
    </g>
  );
}

const Branches = memo(function Branches(props: { branches: readonly BranchView[]; current: string; scale: Scale }) {
  const playground = usePlayground();
  const others = props.branches.filter((branch) => branch.name !== props.current && branch.until > branch.from);
  return others.slice(-3).map((branch, index) => {
    const [from, until] = [xOf(props.scale, branch.from), xOf(props.scale, branch.until)];
    const y = 10 + index * 5;
    const bend = Math.min(18, Math.max(4, until - from));
    const flip = until + branch.name.length * 6.5 + 16 > props.scale.left + props.scale.width + SIDE;
    return (
      <g key={branch.name} className="tl-branch">
        <path
          d={`M${from} ${LINE_Y}C${from + bend / 2} ${LINE_Y} ${from + bend / 4} ${y} ${from + bend} ${y}H${until}`}
        />
        <circle cx={until} cy={y} r="3.2" />
        <text x={flip ? until - 8 : until + 8} y={y + 4} textAnchor={flip ? 'end' : 'start'}>
          {branch.name}
        </text>
        {/* The pointer's way to a branch; the keyboard's is the branch menu of the transport. */}
        <path
          className="tl-hit"
          d={`M${from + bend} ${y}H${until + (flip ? 6 : branch.name.length * 6.5 + 10)}`}
          onPointerDown={(event) => {
            event.stopPropagation();
            playground.history.go(branch.name);
          }}
        >
          <title>{`Go to ${branch.name}`}</title>
        </path>
      </g>
    );
  });
});

/** Follows the clock without rendering. */
function useMoment(draw: (mirror: Mirror) => void): void {
  const { mirror } = usePlayground();
  useLayoutEffect(() => {
    const follow = () => draw(mirror.getState());
    follow();
    return mirror.subscribe(follow);
  });
}

/** Half pixels are enough, and spare most frames a new picture of the timeline. */
const round = (value: number) => Math.round(value * 2) / 2;

/** What was played of the branch behind the present moment. */
function Ahead({ scale }: { scale: Scale }) {
  const path = useRef<SVGPathElement>(null);
  useMoment(({ now, horizon }) => {
    const line = horizon > now ? `M${scale.left} ${LINE_Y}H${round(xOf(scale, horizon))}` : 'M0 0';
    if (path.current && path.current.getAttribute('d') !== line) path.current.setAttribute('d', line);
  });
  return <path ref={path} className="tl-ahead" />;
}
