import { memo } from 'react';
import { shortened } from '../../../narration/names';
import { ingressObjectName } from '../../../narration/objectNames';
import type { IngressView } from '../../../protocol/view';
import { stageText } from '../../../texts/stage';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { gateKey } from '../graph/keys';
import { useLive } from '../live';
import { objectProps } from './objectProps';

interface Props {
  readonly ingress: IngressView;
  readonly upright: boolean;
  readonly selected: boolean;
  /** Services that its rules name and that do not exist. */
  readonly missing: string;
}

/** An Ingress with a line for each of its rules. */
export const GateCard = memo(function GateCard({ ingress, upright, selected, missing }: Props) {
  const live = useLive();
  const key = gateKey(ingress.uid);
  const rules = upright && ingress.rules.length < 2 ? [] : ingress.rules;
  const lost = new Set(missing.split(' '));
  return (
    <div
      ref={live.motion.ref(key)}
      className={`flow-card flow-gate ${upright ? 'upright' : ''}`}
      {...objectProps(key, ingressObjectName(ingress), selected)}
    >
      <div className="flow-card-head">
        <KindGlyph kind={ingress.kind ?? 'Ingress'} />
        <span className="flow-card-name">{ingress.name}</span>
      </div>
      {!upright && <div className="flow-gate-kind">{ingress.kind ?? stageText('gate.kind')}</div>}
      {rules.map(({ host, path, service, port }) => (
        <div
          key={`${host}${path}`}
          className="flow-gate-rule"
          data-lost={lost.has(service) || undefined}
          title={stageText(lost.has(service) ? 'gate.lost' : 'gate.rule', { route: `${host}${path}`, service, port })}
        >
          {shortened(`${host || '*'}${path}`, 24)}
        </div>
      ))}
      {rules.length === 0 && !upright && <div className="flow-gate-rule">{stageText('gate.empty')}</div>}
    </div>
  );
});
