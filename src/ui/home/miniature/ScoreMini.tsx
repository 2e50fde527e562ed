import type { Still, StillPod } from '../../../mirror/still';
import type { PodState } from '../../../protocol/view';
import { hueOf } from '../../kit/glyphs/shape';
import { MiniPod } from './MiniPod';

const WIDTH = 332;
const HEIGHT = 164;
const MIDDLE = HEIGHT / 2;
const USERS_X = 12;
const RACK = { x: 84, width: 44 };
const FRAME = { x: 190, width: 128 };
const BARS = { from: 232, to: 306 };
const SCORE_MS = 30_000;
const ROWS_AT_MOST = 9;

/** Heights of a life's bars by state, as in the score: thin while it comes up, full once it serves. */
const BAR: Partial<Record<PodState, number>> = { pulling: 2.5, creating: 4, notReady: 7, ready: 9, terminating: 5 };

/** A cluster's moment, larger: users, rack, and each pod with its life up to now. */
export function ScoreMini({ still }: { readonly still: Still }) {
  const pods = still.pods.slice(0, ROWS_AT_MOST);
  const step = Math.min(22, (HEIGHT - 20) / Math.max(1, pods.length));
  const side = Math.min(19, step - 1);
  const top = MIDDLE - (step * pods.length) / 2;
  const listed = pods.filter(({ jack }) => jack);
  const half = Math.max(16, listed.length * 7 + 6);
  const jackY = (pod: StillPod) => MIDDLE + (listed.indexOf(pod) - (listed.length - 1) / 2) * 14;
  const rowY = (index: number) => top + step * (index + 0.5);
  const edge = (pod: StillPod, index: number) => {
    const [x, from, to] = [RACK.x + RACK.width, jackY(pod), rowY(index)];
    return `M${x} ${from}C${x + 34} ${from} ${x + 40} ${to} ${FRAME.x + 12} ${to}`;
  };
  return (
    <svg className="miniature" viewBox={`${still.served ? 0 : FRAME.x / 2} 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {still.asked && <circle className="mini-users" cx={USERS_X} cy={MIDDLE} r={5} />}
      {still.asked && still.served && <path className="mini-edge" d={`M${USERS_X + 6} ${MIDDLE}H${RACK.x}`} />}
      {still.asked &&
        still.dots
          .slice(0, 3)
          .map((_, index) => (
            <circle key={index.toString()} className="rv-0 mini-dot" cx={30 + 18 * index} cy={MIDDLE} r={2.2} />
          ))}
      {still.served && (
        <rect className="mini-rack" x={RACK.x} y={MIDDLE - half} width={RACK.width} height={2 * half} rx={7} />
      )}
      <rect
        className="mini-frame"
        x={FRAME.x}
        y={Math.max(3, top - 8)}
        width={FRAME.width}
        height={Math.min(HEIGHT - 6, step * pods.length + 16)}
        rx={8}
      />
      {pods.map(
        (pod, index) =>
          pod.jack && (
            <path
              key={pod.id}
              className={pod.jack === 'ready' ? 'mini-edge' : 'mini-edge mini-unused'}
              d={edge(pod, index)}
            />
          ),
      )}
      {listed.map((pod) => (
        <circle
          key={pod.id}
          className={`rv-${hueOf(pod.version)} mini-jack ${pod.jack === 'ready' ? 'on' : ''}`}
          cx={RACK.x + RACK.width}
          cy={jackY(pod)}
          r={3.6}
        />
      ))}
      {pods.map((pod, index) => (
        <g key={pod.id}>
          <MiniPod pod={pod} x={FRAME.x + 13} y={rowY(index) - side / 2} side={side} geometry={24} />
          <Life pod={pod} now={still.at} y={rowY(index)} />
        </g>
      ))}
      <path
        className="mini-now"
        d={`M${BARS.to} ${Math.max(8, top - 2)}V${Math.min(HEIGHT - 8, top + step * pods.length + 2)}`}
      />
    </svg>
  );
}

/** A pod's life on the axis of the last minute. */
function Life({ pod, now, y }: { readonly pod: StillPod; readonly now: number; readonly y: number }) {
  const at = (time: number) => BARS.from + (BARS.to - BARS.from) * Math.max(0, 1 - (now - time) / SCORE_MS);
  return pod.life.map(([from, state], index) => {
    const until = pod.life[index + 1]?.[0] ?? now;
    const height = BAR[state] ?? 0;
    const x = at(from);
    if (height === 0 || at(until) - x < 0.2) return null;
    return (
      <rect
        key={from}
        className={`mini-life rv-${hueOf(pod.version)} ${state === 'ready' ? '' : 'thin'}`}
        x={x}
        y={y - height / 2}
        width={at(until) - x}
        height={height}
      />
    );
  });
}
