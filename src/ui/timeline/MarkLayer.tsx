import { memo, useMemo } from 'react';
import type { TimelineMark } from '../../protocol/view';
import { type PlacedFlag, type PlacedMark, placeMarks, type Taken } from './marks';
import type { Scale } from './scale';

interface Props {
  readonly marks: readonly TimelineMark[];
  readonly scale: Scale;
  readonly taken: readonly Taken[];
}

/** Flags with what was typed, ticks for what the cluster did, red diamonds for Warning events. */
export const Marks = memo(function Marks({ marks, scale, taken }: Props) {
  const { flags, ticks, warnings } = useMemo(() => placeMarks(marks, scale, taken), [marks, scale, taken]);
  return (
    <>
      {ticks.map((tick) => (
        <path key={tick.at} d={`M${tick.x} 37v${-tickHeight(tick)}`} className="tl-event" />
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

/** A red diamond around a point. */
export function diamond(x: number, y: number, size: number): string {
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
    </g>
  );
}
