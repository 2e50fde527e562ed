import { type FocusEvent, type MouseEvent, memo, type ReactNode, type RefObject, useMemo, useState } from 'react';
import { listed } from '../../../narration/words';
import type { NodeView, RequestView } from '../../../protocol/view';
import { stageText } from '../../../texts/stage';
import { lateBeside } from '../../kit/boundary';
import { kinOfWay } from '../graph/kin';
import type { FlowModel } from '../graph/model';
import type { Scene, Size } from '../graph/scene';
import { createGroupSums, GroupSumsProvider } from '../groupSums';
import { podAt, unseenPods } from '../specks';
import { objectOf, type StageObject } from '../stageObject';
import { requestAt } from '../traffic/dotAt';
import { paceOf, requestsPerDot } from '../traffic/travel';
import { type Trips, tripsOf } from '../traffic/trips';
import { useLift } from '../useLift';
import { usePan } from '../usePan';
import { type StageActions, useStageKeys } from '../useStageKeys';
import type { StageWorks } from '../useStageWorks';
import { DotCanvas } from './DotCanvas';
import { Edges } from './Edges';
import { Legend } from './Legend';
import { NodeLine } from './NodeLine';
import { Objects } from './Objects';

// Few pictures need these at first.
const SpeckCanvas = lateBeside(() => import('./SpeckCanvas'));
const EdgeRates = lateBeside(() => import('./EdgeRates'));
const EmptyStage = lateBeside(() => import('./EmptyStage'));

interface Props {
  readonly stageRef: RefObject<HTMLDivElement | null>;
  readonly works: StageWorks;
  readonly model: FlowModel;
  readonly scene: Scene;
  readonly size: Size;
  readonly nodes: ReadonlyMap<string, NodeView>;
  readonly shownAt: number;
  readonly selected: string;
  readonly reduced: boolean;
  readonly slowdown: number;
  readonly speed: number;
  readonly onOpen: (object: StageObject, anchor: Element) => void;
  readonly onMenu: (object: StageObject, at: { x: number; y: number }) => void;
  readonly onCommand?: ((line: string) => void) | undefined;
  /** What an empty stage proposes to run. */
  readonly firstCommand?: string | undefined;
  readonly empty?: ReactNode;
  readonly followed?: RequestView | undefined;
  readonly onFollow: (request: RequestView) => void;
  /** Lies over the stage's foot. */
  readonly card?: ReactNode;
}

/** More Services than this are not named one by one. */
const MOST_NAMES = 6;
/** Runs in any cluster, whatever files there are. */
const FIRST_COMMAND = 'kubectl create deployment web --image=nginx:1.27 --replicas=3';

/** The stage under its caption: the world with its objects, dots over it, and what floats above. */
export const StageView = memo(function StageView(props: Props) {
  const { stageRef, works, model, scene, size, selected, reduced, slowdown, onOpen, onMenu } = props;
  const { finder, live } = works;
  const [embodied, setEmbodied] = useState('');
  const trips = useMemo(() => tripsOf(model, scene), [model, scene]);
  const sums = useMemo(() => createGroupSums(model, live), [model, live]);
  const actions = useMemo<StageActions>(
    () => ({
      open: (key, element) => withObject(key, (object) => onOpen(object, element)),
      menu: (key, at) => withObject(key, (object) => onMenu(object, at)),
      unseen: () => unseenPods(scene, finder.camera()),
      embody: setEmbodied,
    }),
    [scene, finder, onOpen, onMenu],
  );
  const keys = useStageKeys(stageRef, finder, actions);
  const wasDrag = usePan(stageRef, finder);
  const pressed = (event: { target: EventTarget; clientX: number; clientY: number }) =>
    hit(event, scene, works, stageRef.current);
  const { followed } = props;
  const { held, isLow } = useHeld(followed, trips, model, scene, size);
  const lift = useLift({ model, scene, works, held, under: (event) => pressed(event)?.key });
  const sample = requestsPerDot(
    model.callers.map(({ generator }) => generator),
    paceOf(props.speed, slowdown),
  );
  const specked = scene.frames.filter(({ density }) => density === 'speck');
  const names = namesOf(model);
  const handlers = {
    onKeyDown: keys.onKeyDown,
    onFocus: (event: FocusEvent) => {
      keys.onFocus(event);
      lift.focused(event.target);
    },
    onBlur: lift.onBlur,
    onPointerMove: lift.onPointerMove,
    onPointerLeave: lift.onPointerLeave,
    onClick: (event: MouseEvent) => {
      if (wasDrag()) return;
      const request = reduced ? undefined : dotUnder(event, works, { trips, slowdown, sample }, stageRef.current);
      if (request) {
        props.onFollow(request);
        return;
      }
      const found = pressed(event);
      if (found) actions.open(found.key, found.element);
    },
    onContextMenu: (event: MouseEvent) => {
      const found = pressed(event);
      if (!found) return;
      event.preventDefault();
      actions.menu(found.key, { x: event.clientX, y: event.clientY });
    },
  };
  return (
    <div
      ref={stageRef}
      className="flow-view"
      data-low={isLow || undefined}
      data-level={works.level}
      {...stop(names)}
      {...handlers}
    >
      <div ref={works.edgeLayer} className="flow-world">
        <Edges edges={scene.edges} ways={works.ways} />
      </div>
      {!reduced && <DotCanvas size={size} edges={scene.edges} trips={trips} slowdown={slowdown} followed={followed} />}
      <div ref={works.objectLayer} className="flow-world">
        <GroupSumsProvider value={sums}>
          <Objects
            model={model}
            scene={scene}
            selected={selected}
            level={works.level}
            shownAt={props.shownAt}
            embodied={embodied}
          />
        </GroupSumsProvider>
        {reduced && <EdgeRates edges={scene.edges} trips={trips} />}
      </div>
      {specked.length > 0 && <SpeckCanvas frames={specked} size={size} />}
      {model.frames.length === 0 && props.empty}
      {model.frames.length === 0 && !props.empty && size.width > 0 && (
        <EmptyStage
          command={props.firstCommand ?? FIRST_COMMAND}
          onCommand={props.onCommand}
          behind={scene.places.size > 0 ? scene.direction : undefined}
        />
      )}
      <NodeLine nodes={props.nodes} selected={selected} />
      {props.card}
      <div className="flow-foot flow-overlay">
        <Legend model={model} sample={sample} dots={!reduced} />
      </div>
      {works.taken && (
        <button type="button" className="flow-fit flow-overlay" onClick={() => finder.fit(live.cut())}>
          {stageText('flow.fit')}
        </button>
      )}
    </div>
  );
});

function namesOf({ racks }: FlowModel): string {
  return listed(
    racks.map(({ service }) => service.name),
    MOST_NAMES,
  );
}

/** The stage takes Tab itself until one of its objects has had the focus. */
function stop(names: string) {
  return {
    role: 'group',
    'aria-label': names === '' ? stageText('flow.of') : stageText('flow.to', { services: names }),
    tabIndex: 0,
  } as const;
}

function withObject(key: string, act: (object: StageObject) => void): void {
  const object = objectOf(key);
  if (object) act(object);
}

/** What a followed request keeps lifted, and whether its way ends low on the stage. */
function useHeld(followed: RequestView | undefined, trips: Trips, model: FlowModel, scene: Scene, size: Size) {
  const held = useMemo(() => {
    const trip = followed && trips(followed);
    return trip && kinOfWay(model, scene, trip.edges);
  }, [followed, trips, model, scene]);
  return { held, isLow: held !== undefined && lowestOf(held.keys, scene) > LOW * size.height };
}

/** A way that ends lower than this part of the stage has its card over it. */
const LOW = 0.6;

/** The lowest middle of the pods on a way, in world px. */
function lowestOf(keys: ReadonlySet<string>, { places }: Scene): number {
  let lowest = 0;
  for (const key of keys) {
    const box = key.startsWith('pod:') ? places.get(key) : undefined;
    if (box) lowest = Math.max(lowest, box.y + box.height / 2);
  }
  return lowest;
}

/** A dot is hit within this, in screen px. */
const DOT_REACH = 9;

/** The request whose dot is under the pointer, where no object is. */
function dotUnder(
  { target, clientX, clientY }: { target: EventTarget; clientX: number; clientY: number },
  { live, stage, finder }: StageWorks,
  { trips, slowdown, sample }: { trips: Trips; slowdown: number; sample: number },
  root: HTMLElement | null,
): RequestView | undefined {
  if (!root || (target as Element).closest('.flow-overlay, [data-key]')) return undefined;
  const { left, top } = root.getBoundingClientRect();
  const { x, y, zoom } = finder.camera();
  const at = { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
  const pace = paceOf(live.clock.reading().speed, slowdown);
  const traffic = { requests: live.view().requests, trips, pathway: stage.pathway, pace, sample, zoom };
  return requestAt(at, DOT_REACH / zoom, traffic, live.clock.now());
}

/** The object under the pointer: a node's name before its pod, and pods on a canvas by arithmetic. */
function hit(
  { target, clientX, clientY }: { target: EventTarget; clientX: number; clientY: number },
  scene: Scene,
  works: StageWorks,
  root: HTMLElement | null,
): { key: string; element: Element } | undefined {
  const node = (target as Element).closest<HTMLElement>('[data-node]');
  if (node?.dataset.node) return { key: `node:${node.dataset.node}`, element: node };
  const object = (target as Element).closest<HTMLElement>('[data-key]');
  if (object?.dataset.key) return { key: object.dataset.key, element: object };
  const part = (target as Element).closest<HTMLElement>('[data-of]');
  if (part?.dataset.of) return { key: part.dataset.of, element: part };
  if (!root || (target as Element).closest('.flow-overlay')) return undefined;
  const outer = root.getBoundingClientRect();
  const { x, y, zoom } = works.finder.camera();
  const key = podAt(scene, {
    x: (clientX - outer.left - x) / zoom,
    y: (clientY - outer.top - y) / zoom,
  });
  return key === undefined ? undefined : { key, element: root };
}
