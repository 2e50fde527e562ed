import { memo } from 'react';
import { fleetText } from '../../texts/fleet';
import { objectProps } from '../canvas/parts/objectProps';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { usePaced } from '../kit/playground';
import { useFleet } from './fleetLive';
import type { Machine } from './fleetModel';
import { machineName, StateMark } from './MachineCard';
import { machineState, taintWords } from './machineState';
import { VerdictChip } from './VerdictChip';
import type { MachineVerdict } from './verdicts';

interface Props {
  readonly machine: Machine;
  readonly verdict: MachineVerdict | undefined;
}

/** A machine of the control plane, small beside the queue. */
export const ControlPlane = memo(function ControlPlane({ machine, verdict }: Props) {
  const { node } = machine;
  const { selected } = useFleet();
  const usage = usePaced((mirror) => mirror.usage.nodes[node.name]);
  const key = `node:${node.name}`;
  const state = machineState(machine);
  return (
    <div
      className="fleet-control"
      data-state={state}
      {...objectProps(key, machineName(machine, usage), selected === key)}
    >
      {verdict && <VerdictChip verdict={verdict} />}
      <div className="fleet-machine-head">
        <KindGlyph kind="Node" />
        <b>{node.name}</b>
        <span>{fleetText('machine.role')}</span>
        {state !== 'ready' && <StateMark machine={machine} />}
      </div>
      <div className="fleet-taints mono" title={taintWords(node).join('\n')}>
        {taintWords(node)[0]}
      </div>
    </div>
  );
});
