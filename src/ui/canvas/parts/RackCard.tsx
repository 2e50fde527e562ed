import { memo } from 'react';
import { shortened } from '../../../narration/names';
import { serviceObjectName } from '../../../narration/objectNames';
import { count } from '../../../narration/words';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { hueOf } from '../../kit/glyphs/shape';
import type { Jack, RackEntry } from '../graph/model';
import { MATRIX_COLUMNS } from '../graph/racks';
import type { RackPlan } from '../graph/scene';
import { useArriving, useLive } from '../live';
import { JackMark, jackTip } from './JackMark';
import { objectProps } from './objectProps';

interface Props {
  readonly plan: RackPlan;
  readonly upright: boolean;
  readonly selected: boolean;
}

/** A Service is a list, so it is drawn as one: a jack for each endpoint (visual.md, section 7). */
export const RackCard = memo(function RackCard({ plan, upright, selected }: Props) {
  const live = useLive();
  const { rack } = plan;
  const { bundled, entries } = rack;
  const ready = rack.jacks.filter(({ look }) => look === 'ready').length;
  const note = upright || rack.addressless.length === 0 ? '' : noteOf(rack.addressless);
  return (
    <>
      <div
        ref={live.motion.ref(rack.key)}
        className={`flow-card flow-rack ${upright ? 'upright' : ''}`}
        {...objectProps(rack.key, serviceObjectName(rack.service), selected)}
        data-empty={ready === 0 || undefined}
        title={`${rack.service.type} ${rack.service.clusterIP} ${rack.service.ports}`}
      >
        <div className="flow-card-head">
          <KindGlyph kind="Service" />
          <span className="flow-card-name">{shortened(rack.service.name, 14)}</span>
          <span className="flow-card-kind">Service</span>
        </div>
        <div className="flow-rack-count">{ready === 0 ? 'no ready endpoints' : count(ready, 'ready endpoint')}</div>
        {note !== '' && <div className="flow-rack-note">{note}</div>}
      </div>
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} of={rack.key} bundled={bundled} upright={upright} />
      ))}
    </>
  );
});

interface EntryProps {
  readonly entry: RackEntry;
  /** The rack's key: a click on its entry is one on the rack. */
  readonly of: string;
  readonly bundled: boolean;
  readonly upright: boolean;
}

function Entry({ entry, of, bundled, upright }: EntryProps) {
  const live = useLive();
  const arriving = useArriving();
  return (
    <div
      ref={live.motion.ref(entry.key)}
      data-of={of}
      className={`flow-entry ${upright ? 'upright' : ''} ${arriving ? 'arriving' : ''}`}
    >
      {bundled && !upright ? <Bundle entry={entry} /> : <Single entry={entry} upright={upright} />}
    </div>
  );
}

function noteOf(addressless: readonly string[]): string {
  return addressless.length > 1
    ? `${addressless.length} pods have no address yet`
    : `${addressless[0]} has no address yet`;
}

function Single({ entry, upright }: { entry: RackEntry; upright: boolean }) {
  const jack = entry.jack ?? (entry.jacks.find(({ look }) => look === 'ready') as Jack) ?? entry.jacks[0];
  if (!jack) return null;
  return (
    <>
      {!upright && (
        <span className="flow-entry-address" data-idle={jack.look !== 'ready' || undefined}>
          {jack.endpoint.address}
        </span>
      )}
      <span className="flow-jack" title={jackTip(jack)}>
        <JackMark look={jack.look} version={jack.version} />
      </span>
    </>
  );
}

const CELL = 8;

/** Endpoints of one group as a matrix of small jacks, and one big jack from which their edge leaves. */
function Bundle({ entry }: { entry: RackEntry }) {
  const ready = entry.jacks.filter(({ look }) => look === 'ready').length;
  const version = entry.group?.version ?? 0;
  return (
    <>
      <span className="flow-bundle-count">
        <b>{ready}</b> of {entry.jacks.length} ready
      </span>
      <svg
        className={`flow-matrix rv-${hueOf(version)}`}
        width={MATRIX_COLUMNS * CELL}
        height={Math.ceil(entry.jacks.length / MATRIX_COLUMNS) * CELL}
        aria-hidden="true"
      >
        <path className="ready" d={matrix(entry.jacks, 'ready')} />
        <path className="not-ready" d={matrix(entry.jacks, 'notReady')} />
        <path className="terminating" d={matrix(entry.jacks, 'terminating')} />
      </svg>
      <span className="flow-jack at-bundle">
        <JackMark look={ready > 0 ? 'ready' : 'notReady'} version={version} />
      </span>
    </>
  );
}

function matrix(jacks: readonly Jack[], look: Jack['look']): string {
  let d = '';
  jacks.forEach((jack, index) => {
    if (jack.look !== look) return;
    const x = (index % MATRIX_COLUMNS) * CELL + CELL / 2;
    const y = Math.floor(index / MATRIX_COLUMNS) * CELL + CELL / 2;
    d += `M${x - 2.4} ${y}a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0`;
    if (look === 'terminating') d += `M${x - 1.7} ${y + 1.7}l3.4-3.4`;
  });
  return d;
}
