import { memo } from 'react';
import type { Still } from '../../../mirror/still';
import type { ScenarioCard } from '../../../protocol/scenario';
import { FleetMini, MemoryMini } from './FleetMini';
import { FlowMini } from './FlowMini';
import { FIELD } from './field';
import './miniature.css';

interface Props {
  readonly still: Still;
  readonly picture: ScenarioCard['picture'];
}

/** A cluster's moment as a small picture: a pure function of the still. What it shows is said in words beside it. */
export const Miniature = memo(function Miniature({ still, picture }: Props) {
  return (
    <svg className="miniature" viewBox={`0 0 ${FIELD.width} ${FIELD.height}`} aria-hidden="true">
      {picture === 'flow' && <FlowMini still={still} />}
      {picture === 'memory' && <MemoryMini still={still} />}
      {(picture === 'fleet' || picture === 'queue') && <FleetMini still={still} queue={picture === 'queue'} />}
    </svg>
  );
});
