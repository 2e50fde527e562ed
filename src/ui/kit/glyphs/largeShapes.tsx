import type { ReactNode } from 'react';
import type { PodState } from '../../../protocol/view';
import { type GlyphFacts, hatch, innerSquares, levelOf, ringDash } from './shape';

const RING =
  'M32 1H43.5A16.5 16.5 0 0 1 60 17.5V40.5A16.5 16.5 0 0 1 43.5 57H20.5A16.5 16.5 0 0 1 4 40.5V17.5A16.5 16.5 0 0 1 20.5 1Z';
const CRACK_LEFT = 'M34 9H21A10 10 0 0 0 11 19V40A10 10 0 0 0 21 50H31L26 39 35 28 27 18Z';
const CRACK_RIGHT = 'M34 9H43A10 10 0 0 1 53 19V40A10 10 0 0 1 43 50H31L26 39 35 28 27 18Z';
const HATCH = hatch(10, 7, 44, 7.6);
const DASHES = { pathLength: 160, strokeDasharray: '5.4 4.6' };

const Body = (props: { className?: string; style?: object; pathLength?: number; strokeDasharray?: string }) => (
  <rect x={10} y={7} width={44} height={44} rx={11} {...props} className={`body ${props.className ?? ''}`} />
);
const Keel = ({ className = '' }: { className?: string }) => <path className={`keel ${className}`} d="M20 61H44" />;

function Ring({ progress = 0, bad = false }: { progress?: number; bad?: boolean }) {
  return (
    <>
      <path className="track" d={RING} />
      <path className={bad ? 'ring bad' : 'ring'} pathLength={100} strokeDasharray={ringDash(progress)} d={RING} />
    </>
  );
}

interface Shown extends GlyphFacts {
  readonly clip: string;
}

const Clip = ({ clip }: { clip: string }) => (
  <clipPath id={clip}>
    <rect x={10} y={7} width={44} height={44} rx={11} />
  </clipPath>
);

function Level({ progress = 0, clip }: Shown) {
  const { y, height } = levelOf(progress, 7, 44);
  return (
    <>
      <Clip clip={clip} />
      <rect
        className="tint level"
        data-top={7}
        data-height={44}
        clipPath={`url(#${clip})`}
        x={10}
        y={y}
        width={44}
        height={height}
      />
      <Body />
      <path className="mark" style={{ color: 'var(--rim)' }} d="M32 18V36M24.5 29L32 36.5 39.5 29" />
      <Keel />
    </>
  );
}

function Squares({ containers = 1, dashed }: { containers?: number; dashed: boolean }) {
  return innerSquares(containers, 32, 29, 1).map(({ x, y, side }) =>
    dashed ? (
      <rect
        key={`${x} ${y}`}
        x={x}
        y={y}
        width={side}
        height={side}
        rx={side / 4}
        fill="none"
        stroke="var(--rim)"
        strokeWidth={2.2}
        pathLength={80}
        strokeDasharray="6 4"
      />
    ) : (
      <rect key={`${x} ${y}`} className="inner" x={x} y={y} width={side} height={side} rx={side / 4} />
    ),
  );
}

function NotReady({ containers = 1, clip }: Shown) {
  const wide = containers > 1 ? 32 : 25;
  return (
    <>
      <Clip clip={clip} />
      <path className="hatch" clipPath={`url(#${clip})`} d={HATCH} />
      <Body />
      <rect x={32 - wide / 2} y={29 - wide / 2} width={wide} height={wide} rx={7} fill="var(--stage)" />
      <Squares containers={containers} dashed={false} />
      <Keel />
    </>
  );
}

function Terminating({ progress, seconds }: Shown) {
  return (
    <>
      <Ring progress={progress} />
      <rect className="tint" x={12} y={9} width={40} height={40} rx={10} />
      <text className="seconds" x={32} y={35.5} fontSize={19} fill="var(--ink)">
        {seconds ?? ''}
      </text>
      <path className="keel" d="M20 61H44" opacity={0.45} strokeDasharray="1 6" />
    </>
  );
}

function Crash({ progress }: Shown) {
  return (
    <>
      <Ring progress={progress} bad />
      <g transform="translate(-2.2 0)">
        <path className="tint" d={CRACK_LEFT} />
        <path className="body bad" d={CRACK_LEFT} strokeLinejoin="round" />
      </g>
      <g transform="translate(2.4 0)">
        <path className="tint" d={CRACK_RIGHT} />
        <path className="body bad" d={CRACK_RIGHT} strokeLinejoin="round" />
      </g>
      <path className="keel bad" d="M20 61.5H44" />
    </>
  );
}

function ImagePull({ progress }: Shown) {
  return (
    <>
      <Ring progress={progress} bad />
      <rect className="body bad" x={12} y={9} width={40} height={40} rx={10} />
      <path className="mark bad" d="M32 17V33M25 27L32 34 39 27" />
      <path className="mark bad" d="M24 41.5H40" strokeDasharray="3 4.6" />
      <path className="keel bad" d="M20 61.5H44" />
    </>
  );
}

function Evicted() {
  return (
    <>
      <g transform="rotate(13 32 29) translate(3.5 -3.5)">
        <rect className="tint" x={11} y={8} width={42} height={42} rx={11} style={{ opacity: 0.14 }} />
        <rect className="body" x={11} y={8} width={42} height={42} rx={11} style={{ stroke: 'var(--ink-2)' }} />
      </g>
      <path className="mark" style={{ color: 'var(--ink-2)' }} d="M27.5 33.5L42 19M31 18.5H42.5V30" />
      <path
        className="keel"
        d="M17 61H47"
        style={{ stroke: 'var(--warn)', strokeWidth: 2.5 }}
        strokeDasharray="1 6.6"
      />
    </>
  );
}

function Unschedulable() {
  return (
    <>
      <Body {...DASHES} style={{ stroke: 'var(--warn)' }} />
      <path className="mark" style={{ color: 'var(--warn)', strokeWidth: 3.6 }} d="M32 18V31M32 38.5V38.6" />
      <path className="mark" style={{ color: 'var(--warn)', strokeWidth: 2.4 }} d="M28 57.5L36 64.5M36 57.5L28 64.5" />
      <path className="keel" style={{ stroke: 'var(--warn)', strokeWidth: 2 }} d="M14 61H21M43 61H50" />
    </>
  );
}

function Init() {
  return (
    <>
      <Body />
      <rect className="inner" x={17} y={20} width={12} height={18} rx={4} />
      <rect
        x={35}
        y={20}
        width={12}
        height={18}
        rx={4}
        fill="none"
        stroke="var(--rim)"
        strokeWidth={2}
        strokeDasharray="4 3.2"
      />
      <Keel />
    </>
  );
}

function OomKilled() {
  return (
    <>
      <rect className="tint" x={10} y={14} width={44} height={37} rx={11} style={{ opacity: 0.22 }} />
      <rect className="body bad" x={10} y={14} width={44} height={37} rx={11} />
      <path d="M22 51V3.5A3.5 3.5 0 0 1 25.5 0H38.5A3.5 3.5 0 0 1 42 3.5V51Z" fill="var(--bad)" />
      <path d="M19 14H45" style={{ stroke: 'var(--stage)' }} strokeWidth={2.2} />
      <Keel className="bad" />
    </>
  );
}

function Ended({ mark, bad }: { mark: string; bad: boolean }) {
  const edge = bad ? undefined : { stroke: 'var(--ink-3)' };
  return (
    <>
      <Body className={bad ? 'bad' : ''} style={{ ...edge, fill: 'var(--sunken)' }} />
      <path className={bad ? 'mark bad' : 'mark'} style={bad ? undefined : { color: 'var(--ink-2)' }} d={mark} />
      <path className={bad ? 'keel bad' : 'keel'} style={edge} d="M20 61H44" />
    </>
  );
}

/** Geometry of a pod's glyph on a field of 64 by 64, by state: drawn from 30 px up. */
export const LARGE: Readonly<Record<PodState, (shown: Shown) => ReactNode>> = {
  pending: () => (
    <>
      <Body className="neutral" {...DASHES} />
      <g fill="var(--ink-3)">
        <circle cx={23} cy={29} r={2.7} />
        <circle cx={32} cy={29} r={2.7} />
        <circle cx={41} cy={29} r={2.7} />
      </g>
    </>
  ),
  unschedulable: Unschedulable,
  scheduled: () => (
    <>
      <Body />
      <Keel />
    </>
  ),
  pulling: Level,
  init: Init,
  creating: ({ containers }) => (
    <>
      <rect className="tint" x={10} y={7} width={44} height={44} rx={11} />
      <Body />
      <Squares containers={containers} dashed />
      <Keel />
    </>
  ),
  notReady: NotReady,
  ready: ({ version }) => (
    <>
      <rect className="fill" x={10} y={7} width={44} height={44} rx={11} />
      <Body />
      <text x={32} y={37.5} fontSize={24} fill="var(--on)">
        {version > 0 ? version : ''}
      </text>
      <Keel />
    </>
  ),
  terminating: Terminating,
  crashLoop: Crash,
  oomKilled: OomKilled,
  imagePull: ImagePull,
  configError: () => (
    <>
      <Body className="bad" />
      <rect
        x={20}
        y={17}
        width={24}
        height={24}
        rx={5}
        fill="none"
        stroke="var(--bad)"
        strokeWidth={2.2}
        strokeDasharray="6 4"
      />
      <path className="mark bad" style={{ strokeWidth: 3.2 }} d="M32 23V29.5M32 35.3V35.4" />
      <Keel className="bad" />
    </>
  ),
  evicted: Evicted,
  completed: () => <Ended mark="M23 30L29.5 36.5 42 23" bad={false} />,
  failed: () => <Ended mark="M25 22L39 36M39 22L25 36" bad />,
  nodeLost: () => (
    <>
      <rect className="tint" x={10} y={7} width={44} height={44} rx={11} style={{ opacity: 0.12 }} />
      <Body className="neutral" />
      <text x={32} y={37.5} fontSize={24} fill="var(--ink-2)">
        ?
      </text>
      <path className="keel" style={{ stroke: 'var(--ink-3)' }} d="M14 61H26M38 61H50" />
    </>
  ),
};
