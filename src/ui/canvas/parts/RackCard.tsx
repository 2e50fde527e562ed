import { memo } from 'react';
import { shortened } from '../../../narration/names';
import { serviceObjectName } from '../../../narration/objectNames';
import { stageText } from '../../../texts/stage';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { hueOf } from '../../kit/glyphs/shape';
import type { Jack, RackEntry } from '../graph/model';
import { isInHead, MATRIX_COLUMNS, matrixLines } from '../graph/racks';
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
  const { rack, entries, terse } = plan;
  const { ready } = rack.count;
  const note = upright || rack.addressless.length === 0 ? '' : noteOf(rack.addressless);
  const { type, clusterIP, ports, name } = rack.service;
  return (
    <>
      <div
        ref={live.motion.ref(rack.key)}
        className={`flow-card flow-rack ${upright ? 'upright' : terse ? 'terse' : ''}`}
        {...objectProps(rack.key, serviceObjectName(rack.service), selected)}
        data-empty={ready === 0 || undefined}
        title={`${type} ${clusterIP} ${ports}${terse && note !== '' ? `\n${note}` : ''}`}
      >
        <div className="flow-card-head">
          <KindGlyph kind="Service" size={terse ? 15 : 17} />
          <span className="flow-card-name">{shortened(name, 14)}</span>
          {!terse && <span className="flow-card-kind">{stageText('rack.kind')}</span>}
        </div>
        <div className="flow-rack-count">{countText(ready, terse)}</div>
        {note !== '' && !terse && <div className="flow-rack-note">{note}</div>}
      </div>
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} plan={plan} upright={upright} />
      ))}
    </>
  );
});

interface EntryProps {
  readonly entry: RackEntry;
  /** A click on the entry is one on its rack. */
  readonly plan: RackPlan;
  readonly upright: boolean;
}

function Entry({ entry, plan, upright }: EntryProps) {
  const live = useLive();
  const arriving = useArriving();
  const bundled = plan.bundled && !upright;
  return (
    <div
      ref={live.motion.ref(entry.key)}
      data-of={plan.rack.key}
      className={`flow-entry ${upright ? 'upright' : ''} ${arriving ? 'arriving' : ''}`}
    >
      {bundled ? <Bundle entry={entry} plan={plan} /> : <Single entry={entry} upright={upright} />}
    </div>
  );
}

function countText(ready: number, terse: boolean): string {
  if (ready === 0) return stageText(terse ? 'rack.terseNone' : 'rack.none');
  return terse ? stageText('rack.terse', { ready }) : stageText('rack.ready', { count: ready });
}

function noteOf(addressless: readonly string[]): string {
  const [pod = ''] = addressless;
  return addressless.length > 1
    ? stageText('rack.addresslessMany', { count: addressless.length })
    : stageText('rack.addressless', { pod });
}

function Single({ entry, upright }: { entry: RackEntry; upright: boolean }) {
  const jack = entry.jack ?? (entry.jacks.find(({ look }) => look === 'ready') as Jack) ?? entry.jacks[0];
  if (!jack)
    return (
      <span className="flow-jack">
        <JackMark look={entry.count.ready > 0 ? 'ready' : 'notReady'} version={entry.group?.version ?? 0} />
      </span>
    );
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
const Bundle = memo(function Bundle({ entry, plan }: { entry: RackEntry; plan: RackPlan }) {
  const { ready, all } = entry.count;
  const version = entry.group?.version ?? 0;
  const lines = plan.terse ? 0 : matrixLines(entry);
  return (
    <>
      {!isInHead(plan) && <span className="flow-bundle-count">{stageText('rack.bundle', { ready, all })}</span>}
      {lines > 0 && (
        <svg
          className={`flow-matrix rv-${hueOf(version)}`}
          width={MATRIX_COLUMNS * CELL}
          height={lines * CELL}
          aria-hidden="true"
        >
          <path className="ready" d={matrix(entry.jacks, 'ready')} />
          <path className="not-ready" d={matrix(entry.jacks, 'notReady')} />
          <path className="terminating" d={matrix(entry.jacks, 'terminating')} />
        </svg>
      )}
      <span className={plan.terse ? 'flow-jack' : 'flow-jack at-bundle'}>
        <JackMark look={ready > 0 ? 'ready' : 'notReady'} version={version} />
      </span>
    </>
  );
});

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
