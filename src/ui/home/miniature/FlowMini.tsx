import type { Still, StillDot, StillPod } from '../../../mirror/still';
import { hueOf } from '../../kit/glyphs/shape';
import { FIELD } from './field';
import { MiniPod } from './MiniPod';

const USERS = { x: 10, y: FIELD.height / 2 };
const RACK = { x: 38, width: 13 };
const POD_X = 146;
const LARGEST = 14;

/** Users, the Service's rack, and the pods that it lists: requests run along the edges that are used. */
export function FlowMini({ still }: { readonly still: Still }) {
  const { pods, served, asked } = still;
  const rows = rowsOf(pods.length);
  const listed = pods.filter(({ jack }) => jack !== undefined);
  const half = Math.max(10, Math.min(40, listed.length * 5 + 4));
  const rackRow = jackRows(pods, half);
  return (
    <>
      {served &&
        pods.map((pod, index) => <Edge key={pod.id} pod={pod} from={rackRow[index]} to={rows[index]?.y ?? 0} />)}
      {asked && <path className="mini-edge" d={`M${USERS.x + 4} ${USERS.y}H${RACK.x}`} />}
      {asked && <circle className="mini-users" cx={USERS.x} cy={USERS.y} r={3.4} />}
      {served && (
        <rect
          className={listed.length > 0 ? 'mini-rack' : 'mini-rack mini-none'}
          x={RACK.x}
          y={USERS.y - half}
          width={RACK.width}
          height={2 * half}
          rx={3.5}
        />
      )}
      {pods.map((pod, index) => (
        <MiniPod
          key={pod.id}
          pod={pod}
          x={POD_X}
          y={(rows[index]?.y ?? 0) - (rows[index]?.side ?? 0) / 2}
          side={rows[index]?.side ?? 0}
        />
      ))}
      {pods.map(
        ({ id, jack, version }, index) =>
          jack && <Jack key={id} y={rackRow[index] ?? 0} jack={jack} version={version} />,
      )}
      {still.dots.map((dot, index) => {
        const at = placeOf(dot, rackRow[dot.pod], rows[dot.pod]?.y);
        return <Dot key={index.toString()} dot={dot} x={at.x} y={at.y} />;
      })}
    </>
  );
}

function rowsOf(count: number): { y: number; side: number }[] {
  const step = Math.min(15.5, (FIELD.height - 4) / Math.max(1, count));
  const top = (FIELD.height - step * count) / 2;
  return Array.from({ length: count }, (_, index) => ({
    y: top + step * (index + 0.5),
    side: Math.min(LARGEST, step * 0.86),
  }));
}

/** Jacks stand in the order of the pods, as close as the rack is high. */
function jackRows(pods: readonly StillPod[], half: number): (number | undefined)[] {
  const count = pods.filter(({ jack }) => jack).length;
  let next = 0;
  return pods.map(({ jack }) => (jack ? USERS.y - half + ((2 * half) / count) * (next++ + 0.5) : undefined));
}

function curve(from: number, to: number): string {
  const x = RACK.x + RACK.width;
  return `M${x} ${from}C${x + 36} ${from} ${x + 30} ${to} ${x + 62} ${to}H${POD_X - 2}`;
}

function Edge({ pod, from, to }: { readonly pod: StillPod; readonly from: number | undefined; readonly to: number }) {
  if (from === undefined) return null;
  return <path className={pod.jack === 'ready' ? 'mini-edge' : 'mini-edge mini-unused'} d={curve(from, to)} />;
}

function Jack({
  y,
  jack,
  version,
}: {
  readonly y: number;
  readonly jack: NonNullable<StillPod['jack']>;
  readonly version: number;
}) {
  return (
    <circle
      className={`rv-${hueOf(version)} mini-jack ${jack === 'ready' ? 'on' : ''}`}
      cx={RACK.x + RACK.width}
      cy={y}
      r={2.6}
    />
  );
}

/** Where a request is: on the first third of its way before the rack, then on the edge to its pod. */
function placeOf({ way }: StillDot, rack: number | undefined, pod: number | undefined): { x: number; y: number } {
  const door = RACK.x + RACK.width;
  const split = 0.25;
  const from = USERS.x + 6;
  if (rack === undefined || pod === undefined) return { x: from + (RACK.x - from) * way, y: USERS.y };
  if (way < split) return { x: from + (RACK.x - from) * (way / split), y: USERS.y };
  const x = door + (POD_X - door) * ((way - split) / (1 - split));
  return { x, y: curveY(Math.min(1, (x - door) / 62), rack, pod) };
}

/** The height of the curve above, at a share of its bent part. */
function curveY(share: number, from: number, to: number): number {
  const eased = share * share * (3 - 2 * share);
  return from + (to - from) * eased;
}

function Dot({ dot, x, y }: { readonly dot: StillDot; readonly x: number; readonly y: number }) {
  if (dot.failed) return <path className="mini-fail" d={`M${x} ${y - 4.4}l4.4 4.4-4.4 4.4-4.4-4.4Z`} />;
  const known = dot.pod >= 0 && dot.way >= 0.25;
  return <circle className={`rv-${known ? hueOf(dot.version) : 0} mini-dot`} cx={x} cy={y} r={2.5} />;
}
