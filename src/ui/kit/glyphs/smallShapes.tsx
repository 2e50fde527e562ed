import type { ReactNode } from 'react';
import type { PodState } from '../../../protocol/view';
import { type GlyphFacts, hatch, innerSquares, levelOf, ringDash } from './shape';

const RING = 'M12 0H16A7 7 0 0 1 23 7V15A7 7 0 0 1 16 22H8A7 7 0 0 1 1 15V7A7 7 0 0 1 8 0Z';
const HATCH = hatch(3.75, 2.75, 16.5, 4);
const DASHES = { pathLength: 120, strokeDasharray: '5.6 4.4' };

const Body = (props: { className?: string; style?: object; pathLength?: number; strokeDasharray?: string }) => (
  <rect x={3.75} y={2.75} width={16.5} height={16.5} rx={4.5} {...props} className={`body ${props.className ?? ''}`} />
);
const Keel = ({ className = '', style }: { className?: string; style?: object }) => (
  <path className={`keel ${className}`} style={style} d="M7.5 22.6H16.5" />
);

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
    <rect x={3.75} y={2.75} width={16.5} height={16.5} rx={4.5} />
  </clipPath>
);

function Level({ progress = 0, clip }: Shown) {
  const { y, height } = levelOf(progress, 2.75, 16.5);
  return (
    <>
      <Clip clip={clip} />
      <rect
        className="tint level"
        data-top={2.75}
        data-height={16.5}
        clipPath={`url(#${clip})`}
        x={3}
        y={y}
        width={18}
        height={height}
      />
      <Body />
      <path className="mark" style={{ color: 'var(--rim)', strokeWidth: 1.7 }} d="M12 7V14M9 11.4L12 14.4 15 11.4" />
      <Keel />
    </>
  );
}

function Squares({ containers = 1, dashed }: { containers?: number; dashed: boolean }) {
  return innerSquares(containers, 12, 11, 0.35).map(({ x, y, side }) =>
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
        strokeWidth={containers > 1 ? 1.1 : 1.5}
        strokeDasharray={containers > 1 ? '1.3 1' : '2.4 1.7'}
      />
    ) : (
      <rect key={`${x} ${y}`} className="inner" x={x} y={y} width={side} height={side} rx={side / 4} />
    ),
  );
}

function NotReady({ containers = 1, clip }: Shown) {
  const wide = containers > 1 ? 12 : 9.4;
  return (
    <>
      <Clip clip={clip} />
      <path className="hatch" clipPath={`url(#${clip})`} d={HATCH} />
      <Body />
      <rect x={12 - wide / 2} y={11 - wide / 2} width={wide} height={wide} rx={2.8} fill="var(--stage)" />
      <Squares containers={containers} dashed={false} />
      <Keel />
    </>
  );
}

const CRACKED = { strokeWidth: 1.5, fill: 'color-mix(in srgb, var(--r) 25%, transparent)' };

function Crash({ progress }: Shown) {
  return (
    <>
      <Ring progress={progress} bad />
      <path
        d="M12.6 4H8A3.6 3.6 0 0 0 4.4 7.6V14.4A3.6 3.6 0 0 0 8 18H11L9.4 14 12.4 11 9.6 7.6Z"
        className="body bad"
        style={CRACKED}
        strokeLinejoin="round"
        transform="translate(-.3 0)"
      />
      <path
        d="M14.6 4H16A3.6 3.6 0 0 1 19.6 7.6V14.4A3.6 3.6 0 0 1 16 18H13.4L11.8 14 14.8 11 12 7.6Z"
        className="body bad"
        style={CRACKED}
        strokeLinejoin="round"
        transform="translate(.3 0)"
      />
    </>
  );
}

function ImagePull({ progress }: Shown) {
  return (
    <>
      <Ring progress={progress} bad />
      <rect className="body bad" x={4.4} y={3.4} width={15.2} height={15.2} rx={4} style={{ strokeWidth: 1.5 }} />
      <path className="mark bad" style={{ strokeWidth: 1.6 }} d="M12 6.4V12M9.4 9.8L12 12.4 14.6 9.8M9 15.6H15" />
    </>
  );
}

function Ended({ mark, bad }: { mark: string; bad: boolean }) {
  const edge = bad ? undefined : { stroke: 'var(--ink-3)' };
  return (
    <>
      <Body className={bad ? 'bad' : ''} style={{ ...edge, fill: 'var(--sunken)' }} />
      <path
        className={bad ? 'mark bad' : 'mark'}
        style={{ color: bad ? undefined : 'var(--ink-2)', strokeWidth: 1.75 }}
        d={mark}
      />
      <Keel className={bad ? 'bad' : ''} style={edge} />
    </>
  );
}

function Evicted() {
  return (
    <>
      <g transform="rotate(13 12 11) translate(1.2 -1)">
        <rect className="body" x={4.2} y={3.2} width={15.6} height={15.6} rx={4.3} style={{ stroke: 'var(--ink-2)' }} />
      </g>
      <path
        className="mark"
        style={{ color: 'var(--ink-2)', strokeWidth: 1.7 }}
        d="M10.3 12.6L15.6 7.3M11.6 7H15.9V11.3"
      />
      <path className="keel" style={{ stroke: 'var(--warn)' }} d="M6.5 22.6H17.5" strokeDasharray=".1 3.6" />
    </>
  );
}

const WARN = { color: 'var(--warn)' };

/** Geometry of a pod's glyph on a field of 24 by 24, by state: drawn below 30 px. */
export const SMALL: Readonly<Record<PodState, (shown: Shown) => ReactNode>> = {
  pending: () => (
    <>
      <Body style={{ stroke: 'var(--ink-3)' }} {...DASHES} />
      <g fill="var(--ink-3)">
        <circle cx={8.4} cy={11} r={1.25} />
        <circle cx={12} cy={11} r={1.25} />
        <circle cx={15.6} cy={11} r={1.25} />
      </g>
    </>
  ),
  unschedulable: () => (
    <>
      <Body style={{ stroke: 'var(--warn)' }} {...DASHES} />
      <path className="mark" style={{ ...WARN, strokeWidth: 2 }} d="M12 7V11.4M12 14.6V14.65" />
      <path className="mark" style={{ ...WARN, strokeWidth: 1.6 }} d="M10.2 21.2L13.8 24M13.8 21.2L10.2 24" />
    </>
  ),
  scheduled: () => (
    <>
      <Body />
      <Keel />
    </>
  ),
  pulling: Level,
  init: () => (
    <>
      <Body />
      <rect className="inner" x={6.6} y={8} width={4.4} height={6} rx={1.3} />
      <rect
        x={13.2}
        y={8}
        width={4.2}
        height={6}
        rx={1.3}
        fill="none"
        stroke="var(--rim)"
        strokeWidth={1.3}
        strokeDasharray="1.8 1.3"
      />
      <Keel />
    </>
  ),
  creating: ({ containers }) => (
    <>
      <rect className="tint" x={3.75} y={2.75} width={16.5} height={16.5} rx={4.5} />
      <Body />
      <Squares containers={containers} dashed />
      <Keel />
    </>
  ),
  notReady: NotReady,
  ready: ({ version }) => (
    <>
      <rect className="fill" x={3.75} y={2.75} width={16.5} height={16.5} rx={4.5} />
      <Body />
      <text x={12} y={14.9} fontSize={11} fill="var(--on)">
        {version > 0 ? version : ''}
      </text>
      <Keel />
    </>
  ),
  terminating: ({ progress }) => (
    <>
      <Ring progress={progress} />
      <rect className="tint" x={5} y={4} width={14} height={14} rx={3.8} style={{ opacity: 0.4 }} />
      <path className="mark" style={{ color: 'var(--ink-2)', strokeWidth: 1.6 }} d="M9 11H15" />
    </>
  ),
  crashLoop: Crash,
  oomKilled: () => (
    <>
      <rect className="body bad" x={3.75} y={5.2} width={16.5} height={14} rx={4.2} />
      <path d="M7.6 19V2A1.4 1.4 0 0 1 9 .6H15A1.4 1.4 0 0 1 16.4 2V19Z" fill="var(--bad)" />
      <Keel className="bad" />
    </>
  ),
  imagePull: ImagePull,
  configError: () => (
    <>
      <Body className="bad" />
      <path className="mark bad" style={{ strokeWidth: 1.9 }} d="M12 6.8V11.2M12 14.6V14.65" />
      <Keel className="bad" />
    </>
  ),
  evicted: Evicted,
  completed: () => <Ended mark="M8.6 11.3L11 13.7 15.6 8.6" bad={false} />,
  failed: () => <Ended mark="M9 8L15 14M15 8L9 14" bad />,
  nodeLost: () => (
    <>
      <Body style={{ stroke: 'var(--ink-3)' }} />
      <text x={12} y={15} fontSize={11} fill="var(--ink-2)">
        ?
      </text>
      <path className="keel" style={{ stroke: 'var(--ink-3)' }} d="M5 22.6H9.5M14.5 22.6H19" />
    </>
  ),
};
