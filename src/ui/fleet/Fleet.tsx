import { ZoomIn, ZoomOut } from 'lucide-react';
import { Fragment, type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { Mirror } from '../../mirror/store';
import { podShortName } from '../../narration/names';
import type { PodView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import type { Box } from '../canvas/graph/scene';
import { LiveContext } from '../canvas/live';
import { keyOf, objectOf, type StageObject } from '../canvas/stageObject';
import { useStageKeys } from '../canvas/useStageKeys';
import { type Filter, isNarrow, passesNamespace, passesTerms } from '../kit/filter';
import { usePaced, usePlayground } from '../kit/playground';
import { useReducedMotion } from '../kit/reducedMotion';
import { useSize } from '../kit/useSize';
import { select, useWorkspace, workspace } from '../kit/workspace';
import type { ViewProps } from '../stage/views';
import { CompactMachine, speckAt } from './CompactMachine';
import { ControlPlane } from './ControlPlane';
import { type FleetLayout, fleetLayout, gapOf, NARROW_PX, TIERS, type Tier } from './fleetLayout';
import { FleetContext, type FleetFacts, useFleetLive } from './fleetLive';
import { type FleetModel, fleetModel, type Machine } from './fleetModel';
import { MachineCard } from './MachineCard';
import { MoveCard } from './MoveCard';
import { Queue } from './Queue';
import { useDrag } from './useDrag';
import { useVerdicts } from './useVerdicts';
import type { Verdicts } from './verdicts';
import './fleet.css';

/** So few machines need no other size. */
const FEW = 4;
const NOTHING_UNSEEN: ReadonlyMap<string, Box> = new Map();

/** The Fleet view: what runs where, booked against used (visual.md, section 2). */
export default function Fleet({ clock, calm = false }: ViewProps) {
  const playground = usePlayground();
  const { nodes, pods, replicaSets } = usePaced(useShallow(partsOf));
  useEffect(() => playground.usage.watch(), [playground]);
  const object = useWorkspace((state) => state.selected);
  const filter = useWorkspace((state) => state.filter);
  const scrubbing = useWorkspace((state) => state.scrubbing);
  const { live, still } = useFleetLive(playground, clock, useReducedMotion() || scrubbing || calm);
  const before = useRef<FleetModel>(undefined);
  const model = useMemo(() => fleetModel(nodes, pods, before.current), [nodes, pods]);
  useLayoutEffect(() => {
    before.current = model;
    clock.wake();
  }, [model, clock]);
  const isOutside = useMemo(() => outsideOf(filter), [filter]);
  const facts = useMemo(() => {
    const nameOf = ({ name, owner }: PodView) => {
      const set = replicaSets.get(owner);
      return podShortName(name, set && set.owner !== '' ? set.name : '');
    };
    return { nameOf, isOutside, selected: object ? keyOf(object) : '' };
  }, [replicaSets, object, isOutside]);
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const room = useSize(field);
  const narrow = size.width < NARROW_PX;
  const [wish, setWish] = useState<Tier>();
  const layout = useMemo(() => fleetLayout(model.workers.length, room, wish), [model.workers.length, room, wish]);
  const asked = object?.kind === 'Pod' ? pods.get(object.uid) : undefined;
  const verdicts = useVerdicts(playground, asked);
  const acting = useFleetActions(root, model);
  return (
    <LiveContext value={live}>
      <FleetContext value={facts}>
        {/* The objects inside take the keys. */}
        <div
          ref={root}
          role="application"
          aria-label={fleetText('view.name')}
          className="fleet"
          data-still={still || undefined}
          data-narrow={narrow || undefined}
          {...acting}
        >
          <div className="fleet-top">
            <Queue waiting={model.waiting} small={narrow} />
            {model.controlPlanes.map((machine) => (
              <ControlPlane key={machine.node.uid} machine={machine} verdict={verdicts.get(machine.node.name)} />
            ))}
          </div>
          <div ref={field} className="fleet-field">
            {room.width > 0 && <Machines machines={model.workers} layout={layout} verdicts={verdicts} />}
          </div>
          {(model.workers.length > FEW || wish) && !narrow && <Sizes tier={layout.tier} onSize={setWish} />}
          <MoveCard />
        </div>
      </FleetContext>
    </LiveContext>
  );
}

function outsideOf(filter: Filter): FleetFacts['isOutside'] {
  if (!isNarrow(filter)) return () => false;
  return ({ namespace, labels }) => !(passesNamespace(filter, namespace) && passesTerms(filter, labels));
}

function partsOf({ nodes, pods, replicaSets, playing, speed, freshness }: Mirror) {
  return { nodes, pods, replicaSets, playing, speed, freshness };
}

interface MachinesProps {
  readonly machines: readonly Machine[];
  readonly layout: FleetLayout;
  readonly verdicts: Verdicts;
}

function Machines({ machines, layout, verdicts }: MachinesProps) {
  const { tier, columns, width, height } = layout;
  const line = tier === 'full' && verdicts.size > 0 && columns >= machines.length;
  return (
    <div
      className="fleet-grid"
      data-tier={tier}
      style={{ gridTemplateColumns: `repeat(${columns}, ${width}px)`, gap: gapOf(tier) }}
    >
      {line && <AskLine machines={machines.length} pitch={width + gapOf(tier)} />}
      {machines.map((machine, index) => {
        const { uid, name, zone } = machine.node;
        const props = { machine, width, height, verdict: verdicts.get(name) };
        if (tier === 'full') return <MachineCard key={uid} {...props} />;
        const begins = zone !== '' && zone !== machines[index - 1]?.node.zone;
        return (
          <Fragment key={uid}>
            {begins && <h3 className="fleet-zone">{fleetText('machine.zone', { zone })}</h3>}
            <CompactMachine {...props} tiny={tier === 'speck'} />
          </Fragment>
        );
      })}
    </div>
  );
}

/** From the queue to the top edges of the machines that were asked. */
function AskLine({ machines, pitch }: { machines: number; pitch: number }) {
  const drops = Array.from({ length: machines }, (_, index) => `M${37 + index * pitch} 9V24`).join('');
  return (
    <svg className="fleet-ask" width={machines * pitch} height={24} aria-hidden="true">
      <path d={`M37 0V9H${37 + (machines - 1) * pitch}${drops}`} />
    </svg>
  );
}

/** Larger and smaller machines. */
function Sizes({ tier, onSize }: { tier: Tier; onSize: (tier: Tier) => void }) {
  const at = TIERS.indexOf(tier);
  const [larger, smaller] = [TIERS[at - 1], TIERS[at + 1]];
  return (
    <div className="fleet-sizes" role="toolbar" aria-label={fleetText('view.tools')}>
      <button
        type="button"
        className="btn bare sq"
        disabled={!smaller}
        aria-label={fleetText('view.smaller')}
        onClick={() => smaller && onSize(smaller)}
      >
        <ZoomOut />
      </button>
      <button
        type="button"
        className="btn bare sq"
        disabled={!larger}
        aria-label={fleetText('view.larger')}
        onClick={() => larger && onSize(larger)}
      >
        <ZoomIn />
      </button>
    </div>
  );
}

/** Keys, clicks, menus and drags of the whole view. */
function useFleetActions(root: React.RefObject<HTMLDivElement | null>, model: FleetModel) {
  const latest = useRef(model);
  useEffect(() => {
    latest.current = model;
  });
  const drag = useDrag(root);
  const open = useCallback((key: string) => {
    const object = objectOf(key);
    if (object) select(object);
  }, []);
  const menu = useCallback((key: string, at: { x: number; y: number }) => {
    const object = objectOf(key);
    if (object) workspace.setState({ menu: { object, ...at } });
  }, []);
  const finder = useMemo(
    () => ({
      camera: () => ({ x: 0, y: 0, zoom: 1 }),
      reveal: () => document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    }),
    [],
  );
  const actions = useMemo(() => ({ open, menu, unseen: () => NOTHING_UNSEEN, embody: () => {} }), [open, menu]);
  const keys = useStageKeys(root, finder, actions);
  const objectAt = (event: MouseEvent): StageObject | undefined => {
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
    const object = key === undefined ? undefined : objectOf(key);
    if (object?.kind !== 'Node' || target.dataset.nodeSpecks === undefined) return object;
    const { left, top, width } = target.getBoundingClientRect();
    const machine = latest.current.workers.find(({ node }) => node.name === object.name);
    const pod = machine?.pods[speckAt(event.clientX - left, event.clientY - top, width)];
    return pod ? { kind: 'Pod', uid: pod.uid } : object;
  };
  const { dragged, ...pointers } = drag;
  return {
    ...keys,
    ...pointers,
    onClick: (event: MouseEvent) => {
      const object = dragged.current || isControl(event) ? undefined : objectAt(event);
      if (object) select(object);
    },
    onContextMenu: (event: MouseEvent) => {
      const object = objectAt(event);
      if (!object) return;
      event.preventDefault();
      workspace.setState({ menu: { object, x: event.clientX, y: event.clientY } });
    },
  };
}

function isControl(event: MouseEvent): boolean {
  return (event.target as HTMLElement).closest('button, [role="dialog"]') !== null;
}
