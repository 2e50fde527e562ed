import { memo, useMemo } from 'react';
import type { Amounts, NodeUsage, NodeView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import { objectProps } from '../canvas/parts/objectProps';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { usePaced } from '../kit/playground';
import { columnsOf } from './columns';
import { evictionFacts, mebibytes } from './evictions';
import { FleetColumns, USED_X, usedWidth } from './FleetColumns';
import { useFleet } from './fleetLive';
import type { Machine } from './fleetModel';
import { isSilent, machineState, stateWords, taintWords } from './machineState';
import { EvictedRecord, PodParts } from './PodParts';
import { VerdictChip } from './VerdictChip';
import type { MachineVerdict } from './verdicts';

interface Props {
  readonly machine: Machine;
  readonly width: number;
  readonly height: number;
  readonly verdict: MachineVerdict | undefined;
}

/** From this height on there is room for all words. */
const ROOMY_PX = 430;
const NO_AMOUNTS: Readonly<Record<string, Amounts>> = {};

/** A machine with what is booked on it and what is used, on one scale (visual.md, section 2). */
export const MachineCard = memo(function MachineCard({ machine, width, height, verdict }: Props) {
  const { node } = machine;
  const { selected } = useFleet();
  const usage = usePaced((mirror) => mirror.usage.nodes[node.name]);
  const used = usePaced((mirror) => mirror.usage.pods);
  const state = machineState(machine);
  const key = `node:${node.name}`;
  const roomy = height >= ROOMY_PX;
  return (
    <div
      className="fleet-machine"
      data-state={state}
      style={{ width, height }}
      {...objectProps(key, machineName(machine, usage), selected === key)}
    >
      {verdict && <VerdictChip verdict={verdict} />}
      <div className="fleet-machine-head">
        <KindGlyph kind="Node" />
        <b>{node.name}</b>
        {node.zone !== '' && <span>{fleetText('machine.zone', { zone: node.zone })}</span>}
        <StateMark machine={machine} />
      </div>
      <Taints node={node} />
      <Chart
        machine={machine}
        usage={usage}
        used={used}
        width={width}
        top={roomy ? 104 : 80}
        height={height - (roomy ? 208 : 144)}
        roomy={roomy}
      />
      <div className="fleet-feet" data-roomy={roomy || undefined}>
        <div style={{ left: 30, width: 86 }}>
          <b>{fleetText('machine.booked')}</b>
          <span>{fleetText('machine.scheduler')}</span>
        </div>
        <div style={{ left: USED_X, width: usedWidth(width) }}>
          <b>{fleetText('machine.used')}</b>
          <span>{fleetText('machine.kubelet')}</span>
        </div>
      </div>
      <CpuBar node={node} usage={usage} />
    </div>
  );
});

/** What a screen reader is told of a machine. */
export function machineName(machine: Machine, usage: NodeUsage | undefined): string {
  const { node, pods } = machine;
  const facts = {
    name: node.name,
    state: stateWords(machine),
    pods: fleetText('machine.pods', { count: pods.length }),
    booked: mebibytes(node.booked.memoryBytes),
    all: mebibytes(node.memoryBytes),
    cpu: node.booked.cpuMilli / 1000,
    cpus: node.cpuMilli / 1000,
  };
  return usage
    ? fleetText('machine.object', { ...facts, used: mebibytes(usage.memoryBytes) })
    : fleetText('machine.objectUnused', facts);
}

/** How the machine stands, in a word with a mark. */
export function StateMark({ machine }: { machine: Machine }) {
  const state = machineState(machine);
  return (
    <span className="fleet-state" data-state={state}>
      {state !== 'ready' && (
        <svg width="12" height="11" viewBox="0 0 12 11" aria-hidden="true">
          <path
            d={
              state === 'cordoned' || state === 'draining' || state === 'slow' ? 'M1.5 5.5H10.5' : 'M6 .5L11.5 10.5H.5Z'
            }
          />
        </svg>
      )}
      {stateWords(machine)}
    </span>
  );
}

function Taints({ node }: { node: NodeView }) {
  const taints = taintWords(node);
  return (
    <div
      className={taints.length > 0 ? 'fleet-taints mono' : 'fleet-taints'}
      data-warn={node.pressure.length > 0 || undefined}
      title={taints.join('\n')}
    >
      {taints.length === 0
        ? fleetText('machine.noTaints')
        : taints.length === 1
          ? taints[0]
          : `${taints[0]} +${taints.length - 1}`}
    </div>
  );
}

interface ChartProps {
  readonly machine: Machine;
  readonly usage: NodeUsage | undefined;
  readonly used: Readonly<Record<string, Amounts>>;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  readonly roomy: boolean;
}

function Chart({ machine, usage, used, width, top, height, roomy }: ChartProps) {
  const { node, pods, evicted } = machine;
  const pressed = node.pressure.some(({ type }) => type === 'MemoryPressure');
  const record = pressed ? evicted[0] : undefined;
  const wasUsed = record ? (evictionFacts(record.message)?.usedBytes ?? 0) : 0;
  const silent = isSilent(machineState(machine))
    ? fleetText('machine.unknownUse')
    : node.evictsAboveBytes === 0
      ? fleetText('machine.noUse')
      : '';
  const hostBytes = silent === '' ? (usage?.hostBytes ?? 0) : 0;
  const fits = (usage?.memoryBytes ?? 0) + wasUsed <= node.capacity.memoryBytes;
  const columns = useMemo(
    () =>
      columnsOf({
        height,
        capacityBytes: node.capacity.memoryBytes,
        evictsAboveBytes: node.evictsAboveBytes,
        hostBytes,
        pods,
        used: silent === '' ? used : NO_AMOUNTS,
        freedBytes: fits && silent === '' ? wasUsed : 0,
      }),
    [height, node, hostBytes, pods, used, silent, wasUsed, fits],
  );
  const byUid = useMemo(() => new Map(pods.map((pod) => [pod.uid, pod])), [pods]);
  const wide = usedWidth(width);
  const host = columns.host.bottom - columns.host.top;
  const crossed = pressed || (node.evictsAboveBytes > 0 && columns.usedBytes > node.evictsAboveBytes);
  const freed = columns.freed ? columns.freed.bottom - columns.freed.top : 0;
  return (
    <div className="fleet-chart" style={{ top, height }}>
      <FleetColumns
        columns={columns}
        width={width}
        hueOfPod={(uid) => byUid.get(uid)?.version ?? 0}
        crossed={crossed && silent === ''}
        evictsAboveBytes={node.evictsAboveBytes}
        capacityBytes={node.capacity.memoryBytes}
        silent={silent}
        roomForWords={!record}
      />
      {silent === '' && host >= 16 && (
        <div className="fleet-host" style={{ left: USED_X, width: wide, top: columns.host.top, height: host }}>
          <span>{fleetText('machine.host')}</span>
          {host >= 36 && <span>{fleetText('machine.hostUses', { amount: mebibytes(hostBytes) })}</span>}
        </div>
      )}
      {silent !== '' && (
        <div className="fleet-silent" style={{ left: USED_X, width: wide }}>
          {silent}
        </div>
      )}
      {columns.freed && freed >= (roomy ? 18 : 50) && (
        <div
          className="fleet-freed"
          style={{ left: USED_X, width: wide, top: columns.freed.bottom - Math.min(24, freed) }}
        >
          {fleetText('machine.freed', { amount: mebibytes(wasUsed) })}
        </div>
      )}
      <PodParts columns={columns} pods={byUid} used={silent === '' ? used : NO_AMOUNTS} width={wide} />
      {record && (
        <EvictedRecord pod={record} top={(columns.thresholdY ?? 0) - (roomy ? 40 : 22)} right={-3} small={!roomy} />
      )}
    </div>
  );
}

/** Thousandths of a CPU as people say them: `1.25`. */
export function cpus(milli: number): string {
  return (milli / 1000).toFixed(2);
}

function CpuBar({ node, usage }: { node: NodeView; usage: NodeUsage | undefined }) {
  const part = (milli: number): string => `${Math.min(100, (100 * milli) / Math.max(1, node.cpuMilli))}%`;
  const used = usage ? Math.min(usage.cpuMilli, node.capacity.cpuMilli) : 0;
  const facts = { booked: cpus(node.booked.cpuMilli), all: String(node.cpuMilli / 1000) };
  return (
    <div className="fleet-cpu">
      <span>{fleetText('machine.cpu')}</span>
      <div className="fleet-bar">
        {usage && <i style={{ width: part(used) }} />}
        {node.booked.cpuMilli > 0 && <em style={{ width: part(node.booked.cpuMilli) }} />}
      </div>
      <p>
        {usage ? fleetText('machine.cpuSays', { ...facts, used: cpus(used) }) : fleetText('machine.cpuBooked', facts)}
      </p>
    </div>
  );
}
