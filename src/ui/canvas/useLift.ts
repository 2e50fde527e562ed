import { type FocusEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type Kin, kinOf, ownersOf } from './graph/kin';
import type { FlowModel } from './graph/model';
import type { Point, Scene } from './graph/scene';
import type { StageWorks } from './useStageWorks';

/** The pointer rests so long on an object before everything else steps back, in wall milliseconds. */
const REST_MS = 90;

interface Picture {
  readonly model: FlowModel;
  readonly scene: Scene;
  readonly works: StageWorks;
  /** What stays lifted while nothing is pointed at. */
  readonly held: Kin | undefined;
  /** The key of the object under the pointer. */
  readonly under: (event: PointerEvent) => string | undefined;
}

/** What is under the pointer, or has the focus by the keyboard, is lifted with what belongs to it; else nothing is. */
export function useLift({ model, scene, works, held, under }: Picture) {
  const { lift, live } = works;
  const meant = useRef<string>(undefined);
  const wasHeld = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const found = useRef<{ model: FlowModel; scene: Scene; key: string; kin: Kin | undefined }>(undefined);
  const show = () => {
    const key = meant.current;
    if (key === undefined) {
      lift.show(held);
      return;
    }
    const known = found.current;
    const isKnown = known?.model === model && known.scene === scene && known.key === key;
    const kin = isKnown ? known.kin : kinOf(model, scene, key);
    found.current = { model, scene, key, kin };
    lift.show(
      kin,
      ownerLine(model, key, (place) => live.motion.at(place)),
    );
  };
  useEffect(() => {
    if (meant.current !== undefined || held || wasHeld.current) show();
    wasHeld.current = held !== undefined;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const mean = (key: string | undefined, atOnce: boolean) => {
    if (key === meant.current) return;
    meant.current = key;
    clearTimeout(timer.current);
    if (atOnce || key === undefined) show();
    else timer.current = setTimeout(show, REST_MS);
  };
  return {
    onPointerMove: (event: PointerEvent) => {
      if (event.pointerType !== 'touch' && event.buttons === 0) mean(under(event), false);
    },
    onPointerLeave: () => mean(undefined, true),
    focused: (target: EventTarget) => {
      const element = (target as Element).closest<HTMLElement>('[data-key]');
      if (element?.matches(':focus-visible')) mean(element.dataset.key, true);
    },
    onBlur: (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) mean(undefined, true);
    },
  };
}

/** From a pod's left side up to its template's head, and on to its workload's. */
function ownerLine(
  model: FlowModel,
  key: string,
  at: (place: string) => { x: number; y: number; height: number } | undefined,
): readonly Point[] | undefined {
  const owners = ownersOf(model, key);
  const [pod, group, frame] = [at(key), owners && at(owners.group), owners && at(owners.frame)];
  if (!pod || !group || !frame) return undefined;
  const x = frame.x + 7;
  const end = { x: frame.x + 13, y: frame.y + 16 };
  return [
    { x: pod.x + 2, y: pod.y + Math.min(19, pod.height / 2) },
    { x, y: pod.y + Math.min(19, pod.height / 2) },
    { x, y: end.y },
    end,
  ];
}
