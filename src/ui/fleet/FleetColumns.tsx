import { fleetText } from '../../texts/fleet';
import { hueOf } from '../kit/glyphs/shape';
import type { Columns, Stretch } from './columns';
import { mebibytes } from './evictions';

/** Where the columns of a machine's card are, in px from its left. */
export const BOOKED_X = 44;
export const BOOKED_WIDTH = 58;
export const USED_X = 142;
const RIGHT = 14;

export function usedWidth(cardWidth: number): number {
  return cardWidth - USED_X - RIGHT;
}

interface Props {
  readonly columns: Columns;
  readonly width: number;
  readonly hueOfPod: (uid: string) => number;
  /** The threshold was crossed, and the kubelet still believes in it. */
  readonly crossed: boolean;
  readonly evictsAboveBytes: number;
  readonly capacityBytes: number;
  /** Nothing is known, or simulated, of what is used. */
  readonly silent: string;
  readonly roomForWords: boolean;
}

/** The drawing behind a machine's pods: scale, wells, what is booked, the ribbons to what is used, the threshold. */
export function FleetColumns({ columns, width, hueOfPod, silent, ...rest }: Props) {
  const { height, wedges, others, ticks } = columns;
  const used = usedWidth(width);
  const parts = others ? [...wedges, others] : wedges;
  const host = { top: columns.host.top, bottom: columns.host.bottom };
  return (
    <svg
      className="fleet-columns"
      width={width}
      height={height + 24}
      viewBox={`0 -20 ${width} ${height + 24}`}
      aria-hidden="true"
    >
      <text className="tick" x={14} y={-9}>
        {fleetText('machine.gi')}
      </text>
      {ticks.map(({ y, label }) => (
        <g key={label}>
          <path className="rule" d={`M${BOOKED_X - 6} ${y}H${BOOKED_X}`} />
          <text className="tick" x={BOOKED_X - 10} y={y + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <rect className="well" x={BOOKED_X} y={0} width={BOOKED_WIDTH} height={height} />
      <rect className="well" x={USED_X} y={0} width={used} height={height} />
      {silent === '' && host.bottom - host.top > 0 && (
        <>
          <path className="ribbon host" d={ribbon({ top: height, bottom: height }, host)} />
          <rect className="host" x={USED_X} y={host.top} width={used} height={host.bottom - host.top} />
        </>
      )}
      {silent === '' &&
        parts.map((part) => (
          <path
            key={part.uid}
            className={`ribbon rv-${part.uid === '' ? 0 : hueOf(hueOfPod(part.uid))}`}
            d={ribbon(part.booked, part.used)}
          />
        ))}
      {parts.map((part) => (
        <Booked
          key={part.uid}
          stretch={part.booked}
          bytes={part.bookedBytes}
          hue={part.uid === '' ? 0 : hueOf(hueOfPod(part.uid))}
        />
      ))}
      {columns.freed && columns.freed.bottom - columns.freed.top > 4 && (
        <rect
          className="freed"
          x={USED_X + 1}
          y={columns.freed.top + 1}
          width={used - 2}
          height={columns.freed.bottom - columns.freed.top - 2}
          rx={4}
        />
      )}
      <Threshold columns={columns} width={width} silent={silent} {...rest} />
    </svg>
  );
}

function Booked({ stretch, bytes, hue }: { stretch: Stretch; bytes: number; hue: number }) {
  const tall = stretch.bottom - stretch.top;
  const middle = BOOKED_X + BOOKED_WIDTH / 2;
  if (bytes === 0)
    return <path className={`booked-none rv-${hue}`} d={`M${BOOKED_X} ${stretch.top}H${BOOKED_X + BOOKED_WIDTH}`} />;
  return (
    <>
      <rect className={`booked rv-${hue}`} x={BOOKED_X} y={stretch.top} width={BOOKED_WIDTH} height={tall} />
      {tall >= 14 && (
        <text className="amount" x={middle} y={(stretch.top + stretch.bottom) / 2 + 4} textAnchor="middle">
          {Math.round(bytes / 1024 ** 2)}
        </text>
      )}
    </>
  );
}

function Threshold({
  columns,
  width,
  crossed,
  evictsAboveBytes,
  capacityBytes,
  silent,
  roomForWords,
}: Omit<Props, 'hueOfPod'>) {
  const { thresholdY: y, rows, freed, usedBytes } = columns;
  const right = USED_X + usedWidth(width);
  const top = rows.reduce((least, row) => Math.min(least, row.top), freed?.top ?? columns.height);
  const stack = columns.others ?? columns.wedges.at(-1);
  const free = Math.min(top, stack?.used.top ?? columns.host.top);
  return (
    <>
      {columns.wedges.length > 0 && <NoRequests columns={columns} />}
      {y !== undefined && (
        <path className={crossed ? 'threshold crossed' : 'threshold'} d={`M${USED_X - 8} ${y}H${right + 8}`} />
      )}
      {y !== undefined && roomForWords && (
        <text className="words" x={right} y={-8} textAnchor="end">
          {fleetText('machine.evicts', { amount: mebibytes(evictsAboveBytes) })}
        </text>
      )}
      {y !== undefined && roomForWords && silent === '' && free - y > 30 && (
        <text className="words" x={right - 8} y={y + 20} textAnchor="end">
          {fleetText('machine.free', { amount: mebibytes(Math.max(0, capacityBytes - usedBytes)) })}
        </text>
      )}
    </>
  );
}

/** Pods that asked for nothing stand as a line on the booked column. */
function NoRequests({ columns: { wedges, others } }: { columns: Columns }) {
  const none = wedges.filter(({ bookedBytes }) => bookedBytes === 0);
  const last = none.at(-1);
  if (!last || (others && others.bookedBytes > 0)) return null;
  return (
    <text className="amount none" x={BOOKED_X + BOOKED_WIDTH / 2} y={last.booked.top - 6} textAnchor="middle">
      {none.length > 1 ? `${none.length} × 0` : '0'}
    </text>
  );
}

function ribbon(booked: Stretch, used: Stretch): string {
  const [left, right] = [BOOKED_X + BOOKED_WIDTH, USED_X];
  return `M${left} ${booked.bottom}L${right} ${used.bottom}V${used.top}L${left} ${booked.top}Z`;
}
