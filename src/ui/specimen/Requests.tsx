import { JackMark } from '../canvas/parts/JackMark';
import { paceOf, tripMs } from '../canvas/traffic/travel';
import { Wire } from './Wire';

const WIDE = 236;

interface Row {
  readonly name: string;
  readonly says: string;
  readonly rate: number;
  readonly latencyMs: number;
  readonly version: number;
  readonly failed?: boolean;
  readonly timedOut?: boolean;
}

const ROWS: readonly Row[] = [
  { name: 'grey dots', says: 'one dot, one request; nobody has been chosen yet', rate: 6, latencyMs: 38, version: 0 },
  { name: 'few dots', says: 'few requests; the hue is whose turn it is', rate: 2.4, latencyMs: 30, version: 2 },
  { name: 'long tails', says: 'quick answers', rate: 16, latencyMs: 8, version: 1 },
  { name: 'crowding, no tails', says: 'slow answers, a queue builds', rate: 3.4, latencyMs: 1900, version: 1 },
  {
    name: 'red diamond',
    says: 'failed, and runs back to the caller',
    rate: 4,
    latencyMs: 34,
    version: 2,
    failed: true,
  },
  { name: 'hollow diamond', says: 'nobody answered in time', rate: 4, latencyMs: 34, version: 2, timedOut: true },
];

/** Requests on their edges, and what an edge or a jack says by its shape. */
export function Requests() {
  return (
    <>
      <h2>
        Requests and endpoints <em>speed is latency; every dot is a request of the ledger</em>
      </h2>
      <ul className="sheet-requests">
        {ROWS.map(({ name, says, ...wire }) => (
          <li key={name}>
            <Wire width={WIDE} {...wire} />
            <b>{name}</b>
            <span>{says}</span>
            <span className="sheet-figure">{figures(wire)}</span>
          </li>
        ))}
        <li>
          <span className="sheet-jacks">
            <JackMark look="ready" version={1} /> ready
            <JackMark look="notReady" version={2} /> not ready
            <JackMark look="terminating" version={1} /> terminating
          </span>
          <b>endpoint jacks</b>
          <span>conditions of the EndpointSlice</span>
        </li>
        <li>
          <svg className="flow-edges" width={WIDE} height={20} aria-hidden="true">
            <path className="dotted" d="M6 10H112" />
            <path className="owner" d="M126 10H230" />
          </svg>
          <b>dotted, dashed</b>
          <span>in the slice but unused; owns</span>
        </li>
      </ul>
    </>
  );
}

/** How many a second, and how long each takes on its way here. */
function figures({ rate, latencyMs }: Pick<Row, 'rate' | 'latencyMs'>): string {
  const seconds = tripMs(latencyMs, paceOf(1)) / 1000;
  return `${rate}/s, ${latencyMs} ms, drawn ${seconds.toFixed(1)} s`;
}
