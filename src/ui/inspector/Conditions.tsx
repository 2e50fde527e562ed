import { useId } from 'react';
import type { ConditionHistory } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import { clock } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import { useSeconds } from './useSeconds';

interface Props {
  readonly conditions: readonly ConditionHistory[];
  readonly createdAt: number;
}

/** Of the drawing, which is as wide as the panel. */
const WIDTH = 1000;

/** Each condition as a lane over the object's life: a bar while it is true, a line while it is not, dashes while nobody knows. */
export function Conditions({ conditions, createdAt }: Props) {
  const now = useSeconds();
  const lanes = conditions
    .map((one) => ({ ...one, segments: one.segments.filter(({ from }) => from <= now) }))
    .filter(({ segments }) => segments.length > 0);
  if (lanes.length === 0) return null;
  const begin = Math.min(createdAt, ...lanes.map(({ segments }) => segments[0]?.from ?? createdAt));
  return (
    <section className="inspector-section">
      <h3>{inspectorText('section.conditions')}</h3>
      <ul className="lanes">
        {lanes.map((lane) => (
          <Lane key={lane.type} lane={lane} begin={begin} now={now} />
        ))}
      </ul>
      <p className="lanes-axis" aria-hidden="true">
        <span>{clock(begin)}</span>
        <span>{inspectorText('condition.now')}</span>
      </p>
    </section>
  );
}

interface LaneProps {
  readonly lane: ConditionHistory;
  readonly begin: number;
  readonly now: number;
}

function Lane({ lane: { type, message, segments }, begin, now }: LaneProps) {
  const playground = usePlayground();
  const heading = useId();
  const last = segments.at(-1);
  const span = Math.max(1, now - begin);
  const x = (at: number) => ((at - begin) / span) * WIDTH;
  const statuses = segments
    .map(({ from, status }) =>
      inspectorText('condition.from', { status: status || inspectorText('condition.absent'), time: clock(from) }),
    )
    .join(', ');
  const told = inspectorText('condition.told', { type, statuses });
  return (
    <li>
      <p>
        <span id={heading}>{type}</span>
        <span className="mono" data-status={last?.status}>
          {last?.status || inspectorText('condition.absent')}
        </span>
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} 12`}
        preserveAspectRatio="none"
        role="img"
        aria-label={told}
        onPointerDown={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          playground.seek(begin + ((clientX - left) / width) * span);
        }}
      >
        {segments.map(({ from, status, reason }, index) => {
          const until = segments[index + 1]?.from ?? now;
          const [left, width] = [x(from), Math.max(2, x(until) - x(from))];
          return (
            <g key={from} data-status={status}>
              <title>{`${status} ${reason}`}</title>
              {status === 'True' && <rect x={left} y={1} width={width} height={10} />}
              {status === 'False' && <rect x={left} y={5} width={width} height={2} />}
              {status === 'Unknown' && <path d={`M${left} 6H${left + width}`} />}
            </g>
          );
        })}
      </svg>
      {message !== '' && last?.status !== 'True' && <p className="lane-message mono">{message}</p>}
    </li>
  );
}
