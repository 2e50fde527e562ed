import { memo, useEffect, useRef } from 'react';
import type { NodeUsage, PodView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import { objectProps } from '../canvas/parts/objectProps';
import { fitCanvas } from '../kit/fitCanvas';
import { speckStamps } from '../kit/glyphs/paintSpeck';
import { pixelRatio } from '../kit/pixelRatio';
import { usePaced } from '../kit/playground';
import { token, useTheme } from '../theme/theme';
import { useFleet } from './fleetLive';
import type { Machine } from './fleetModel';
import { machineName, StateMark } from './MachineCard';
import { machineState } from './machineState';
import { VerdictChip } from './VerdictChip';
import type { MachineVerdict } from './verdicts';

interface Props {
  readonly machine: Machine;
  readonly width: number;
  readonly height: number;
  /** Without bars for memory and CPU side by side: a box with its specks. */
  readonly tiny: boolean;
  readonly verdict: MachineVerdict | undefined;
}

/** Where many machines stand: bars instead of columns, pods as specks on a canvas. */
export const CompactMachine = memo(function CompactMachine({ machine, width, height, tiny, verdict }: Props) {
  const { node } = machine;
  const { selected } = useFleet();
  const usage = usePaced((mirror) => mirror.usage.nodes[node.name]);
  const key = `node:${node.name}`;
  const state = machineState(machine);
  return (
    <div
      className={tiny ? 'fleet-small tiny' : 'fleet-small'}
      data-state={state}
      style={{ width, height }}
      title={node.name}
      {...objectProps(key, machineName(machine, usage), selected === key)}
    >
      {verdict && <VerdictChip verdict={verdict} />}
      <div className="fleet-small-head">
        <b>{node.name}</b>
        {(!tiny || state !== 'ready') && <StateMark machine={machine} />}
      </div>
      <Bar
        booked={node.booked.memoryBytes}
        used={usage?.memoryBytes}
        all={node.memoryBytes}
        name={tiny ? '' : fleetText('machine.memory')}
        usage={usage}
        evictsAbove={node.evictsAboveBytes}
      />
      {!tiny && (
        <Bar
          booked={node.booked.cpuMilli}
          used={usage?.cpuMilli}
          all={node.cpuMilli}
          name={fleetText('machine.cpu')}
          usage={usage}
          evictsAbove={0}
        />
      )}
      <Specks
        pods={machine.pods}
        width={width - 16}
        rows={Math.max(1, Math.floor((height - (tiny ? 50 : 86)) / CELL))}
      />
    </div>
  );
});

interface BarProps {
  readonly booked: number;
  readonly used: number | undefined;
  readonly all: number;
  readonly name: string;
  readonly usage: NodeUsage | undefined;
  readonly evictsAbove: number;
}

function Bar({ booked, used, all, name, evictsAbove }: BarProps) {
  const part = (amount: number): string => `${Math.min(100, (100 * amount) / Math.max(1, all))}%`;
  const crossed = evictsAbove > 0 && used !== undefined && used > evictsAbove;
  return (
    <div className="fleet-small-bar">
      {name !== '' && <span>{name}</span>}
      <div className="fleet-bar">
        {used !== undefined && <i style={{ width: part(used) }} />}
        {booked > 0 && <em style={{ width: part(booked) }} />}
        {evictsAbove > 0 && <u data-crossed={crossed || undefined} style={{ left: part(evictsAbove) }} />}
      </div>
    </div>
  );
}

const CELL = 10;
/** Opacity of what the filter leaves out. */
const FAINT = 0.25;

/** How many specks fit, and where the nth is. */
export function speckAt(x: number, y: number, width: number): number {
  const columns = Math.max(1, Math.floor(width / CELL));
  const column = Math.floor(x / CELL);
  return column >= columns ? -1 : Math.floor(y / CELL) * columns + column;
}

function Specks({ pods, width, rows }: { pods: readonly PodView[]; width: number; rows: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { isOutside } = useFleet();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const scale = Math.min(3, pixelRatio());
    const context = fitCanvas(element, width, rows * CELL, scale);
    if (!context) return;
    context.clearRect(0, 0, width, rows * CELL);
    const stamps = stampsOf(theme, scale);
    const columns = Math.max(1, Math.floor(width / CELL));
    const room = columns * rows;
    pods.slice(0, room).forEach((pod, index) => {
      context.globalAlpha = isOutside(pod) ? FAINT : 1;
      stamps.paint(
        context,
        pod.state,
        pod.version,
        (index % columns) * CELL + 1,
        Math.floor(index / columns) * CELL + 1,
      );
    });
  }, [pods, width, rows, theme, isOutside]);
  const hidden = pods.length - Math.max(1, Math.floor(width / CELL)) * rows;
  return (
    <div className="fleet-specks">
      <canvas ref={canvas} data-node-specks="" />
      {hidden > 0 && <span>+{hidden}</span>}
    </div>
  );
}

let stamps: { look: string; stamps: ReturnType<typeof speckStamps> } | undefined;

/** All machines draw with the same stamps. */
function stampsOf(theme: string, scale: number): ReturnType<typeof speckStamps> {
  const look = `${theme} ${scale}`;
  if (stamps?.look !== look) stamps = { look, stamps: speckStamps((name) => token(`--${name}`), scale) };
  return stamps.stamps;
}
