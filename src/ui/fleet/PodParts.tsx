import { memo } from 'react';
import { shortened } from '../../narration/names';
import { stateWord } from '../../narration/stateText';
import type { Amounts, PodView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import { podKey } from '../canvas/graph/keys';
import { LiveGlyph } from '../canvas/parts/LiveGlyph';
import { objectProps } from '../canvas/parts/objectProps';
import { PodGlyph } from '../kit/glyphs/PodGlyph';
import { hueOf } from '../kit/glyphs/shape';
import type { Columns, Row, Wedge } from './columns';
import { evictionFacts, mebibytes } from './evictions';
import { USED_X } from './FleetColumns';
import { useFleet } from './fleetLive';

/** What a pod uses beside what it asked for: `640Mi, 640 over`. */
function wordsOf(pod: PodView, usedBytes: number): { readonly words: string; readonly over: boolean } {
  const by = usedBytes - (pod.asks?.memoryBytes ?? 0);
  const mi = Math.round(Math.abs(by) / 1024 ** 2);
  const used = mebibytes(usedBytes);
  if (mi === 0) return { words: fleetText('pod.exact', { used }), over: false };
  return { words: fleetText(by > 0 ? 'pod.over' : 'pod.under', { used, by: mi }), over: by > 0 };
}

/** From this width on one line holds name, amount and what is over it. */
const WORDY_PX = 250;

/** How many characters of a name stand between a glyph and an amount. */
function charsIn(width: number): number {
  return Math.max(8, Math.floor((width - 88) / 6.95));
}

function podName(name: string, pod: PodView, used: number | undefined): string {
  const state = fleetText('pod.on', { name, state: stateWord(pod.state), node: pod.node });
  if (used === undefined) return state;
  return fleetText('pod.object', {
    name: state,
    used: mebibytes(used),
    asked: mebibytes(pod.asks?.memoryBytes ?? 0),
  });
}

interface Props {
  readonly columns: Columns;
  readonly pods: ReadonlyMap<string, PodView>;
  readonly used: Readonly<Record<string, Amounts>>;
  readonly width: number;
}

/** The pods of a machine in its right column: those with room for their label in their own part, the others in lines above. */
export const PodParts = memo(function PodParts({ columns, pods, used, width }: Props) {
  const { selected } = useFleet();
  return (
    <>
      {columns.wedges.map((wedge) => {
        const pod = pods.get(wedge.uid);
        return (
          pod && <Part key={wedge.uid} wedge={wedge} pod={pod} width={width} selected={selected === podKey(pod.uid)} />
        );
      })}
      {columns.others && columns.others.used.bottom - columns.others.used.top > 0 && (
        <Others part={columns.others} width={width} />
      )}
      {columns.rows.map((row) => {
        const pod = pods.get(row.uid);
        if (pod)
          return (
            <Line
              key={row.uid}
              row={row}
              pod={pod}
              usedBytes={used[row.uid]?.memoryBytes}
              width={width}
              selected={selected === podKey(pod.uid)}
            />
          );
        return (
          <div key="others" className="fleet-line fleet-line-others" style={{ left: USED_X, top: row.top, width }}>
            {fleetText('machine.others', { count: hidden(columns) })}
          </div>
        );
      })}
    </>
  );
});

/** How many pods have no label of their own. */
function hidden({ wedges, others, rows }: Columns): number {
  const thin = wedges.filter(({ label }) => label === 'none').length;
  return thin + (others?.count ?? 0) - rows.filter(({ uid }) => uid !== '').length;
}

const Part = memo(function Part({
  wedge,
  pod,
  width,
  selected,
}: {
  wedge: Wedge;
  pod: PodView;
  width: number;
  selected: boolean;
}) {
  const { nameOf, isOutside } = useFleet();
  const { words, over } = wordsOf(pod, wedge.usedBytes);
  const name = nameOf(pod);
  const labelled = wedge.label !== 'none';
  const style = { left: USED_X, top: wedge.used.top, width, height: Math.max(0, wedge.used.bottom - wedge.used.top) };
  const object = labelled
    ? objectProps(podKey(pod.uid), podName(name, pod, wedge.usedBytes), selected)
    : { 'aria-hidden': true };
  return (
    <div
      className={`fleet-part rv-${hueOf(pod.version)}`}
      style={style}
      data-label={wedge.label}
      data-state={pod.state}
      data-outside={isOutside(pod) || undefined}
      data-pod={pod.uid}
      title={`${pod.name}: ${words}`}
      {...object}
    >
      {labelled && (
        <>
          <LiveGlyph pod={pod} size={wedge.label === 'two' ? 26 : 16} geometry={24} />
          <span className="fleet-part-words">
            <b className="mono">
              {wedge.label === 'two' ? name : shortened(name, charsIn(width - (width >= WORDY_PX ? 60 : 0)))}
            </b>
            <span data-over={over || undefined}>
              {wedge.label === 'two' || width >= WORDY_PX ? words : mebibytes(wedge.usedBytes)}
            </span>
          </span>
        </>
      )}
    </div>
  );
});

function Line(props: { row: Row; pod: PodView; usedBytes: number | undefined; width: number; selected: boolean }) {
  const { row, pod, usedBytes, width, selected } = props;
  const { nameOf, isOutside } = useFleet();
  const name = nameOf(pod);
  return (
    <div
      className="fleet-line"
      data-outside={isOutside(pod) || undefined}
      style={{ left: USED_X, top: row.top, width }}
      title={pod.name}
      data-pod={pod.uid}
      {...objectProps(podKey(pod.uid), podName(name, pod, usedBytes), selected)}
    >
      <LiveGlyph pod={pod} size={16} geometry={24} />
      <b className="mono">{shortened(name, charsIn(width))}</b>
      {usedBytes !== undefined && <span>{mebibytes(usedBytes)}</span>}
    </div>
  );
}

function Others({ part, width }: { part: Wedge & { readonly count: number }; width: number }) {
  const tall = part.used.bottom - part.used.top;
  return (
    <div
      className="fleet-part rv-0"
      style={{ left: USED_X, top: part.used.top, width, height: tall }}
      data-label={part.label}
    >
      {part.label !== 'none' && (
        <span className="fleet-part-words">
          <b>{fleetText('machine.others', { count: part.count })}</b>
          <span>{mebibytes(part.usedBytes)}</span>
        </span>
      )}
    </div>
  );
}

/** A pod that was evicted: lifted off its machine, a record. */
export function EvictedRecord({
  pod,
  top,
  right,
  small,
}: {
  pod: PodView;
  top: number;
  right: number;
  small: boolean;
}) {
  const { nameOf, selected } = useFleet();
  const facts = evictionFacts(pod.message);
  const by = facts ? Math.round(facts.overBytes / 1024 ** 2) : 0;
  const key = podKey(pod.uid);
  return (
    <div
      className={`fleet-record rv-${hueOf(pod.version)}`}
      style={{ top, right }}
      data-small={small || undefined}
      title={pod.message}
      {...objectProps(key, fleetText('pod.recordObject', { name: nameOf(pod), node: pod.node }), selected === key)}
    >
      <PodGlyph state="evicted" version={pod.version} size={24} />
      <span className="fleet-part-words">
        <b className="mono">{nameOf(pod)}</b>
        <span>{by > 0 ? fleetText('pod.record', { by }) : fleetText('pod.recordPlain')}</span>
      </span>
    </div>
  );
}
