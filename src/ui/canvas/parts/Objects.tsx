import { memo } from 'react';
import { podObjectName } from '../../../narration/objectNames';
import type { Level } from '../graph/camera';
import { areSmall } from '../graph/edgesRight';
import { cellOf } from '../graph/frames';
import { podKey } from '../graph/keys';
import type { FlowModel } from '../graph/model';
import type { FramePlan, Scene } from '../graph/scene';
import { useLive } from '../live';
import { podRate } from '../rates';
import { CallerCard } from './CallerCard';
import { FrameCard } from './FrameCard';
import { GateCard } from './GateCard';
import { objectProps } from './objectProps';
import { PodRow, podTip } from './PodRow';
import { PodTile } from './PodTile';
import { RackCard } from './RackCard';
import { Section } from './Section';

interface Props {
  readonly model: FlowModel;
  readonly scene: Scene;
  readonly selected: string;
  readonly level: Level;
  /** Pods that went before this moment are on their way out. */
  readonly shownAt: number;
  /** A pod on a canvas that needs an element, because it has the focus. */
  readonly embodied: string;
}

const GEOMETRY: Readonly<Record<Level, 64 | 24 | 8 | undefined>> = { near: undefined, middle: 24, far: 8 };

/** All objects of a scene. What did not change is not rendered again. */
export const Objects = memo(function Objects({ model, scene, selected, level, embodied }: Props) {
  const upright = scene.direction === 'down';
  const solid = new Set(scene.racks.map(({ rack }) => scene.places.get(rack.key)?.x)).size > 1;
  const services = new Set(model.racks.map(({ service }) => `${service.namespace}/${service.name}`));
  return (
    <>
      {scene.callers.map(({ key, generator }) => (
        <CallerCard
          key={key}
          generator={generator}
          look={upright ? 'upright' : areSmall(scene.callers) ? 'small' : 'roomy'}
          selected={selected === key}
        />
      ))}
      {scene.gates.map(({ key, ingress }) => (
        <GateCard
          key={key}
          ingress={ingress}
          upright={upright}
          selected={selected === key}
          missing={ingress.rules
            .map(({ service }) => service)
            .filter((service) => !services.has(`${ingress.namespace}/${service}`))
            .join(' ')}
        />
      ))}
      {scene.frames.map((plan) => (
        <FrameCard key={plan.frame.key} plan={plan} upright={upright} selected={selected} solid={solid} />
      ))}
      {scene.sections.map((plan) => (
        <Section key={plan.key} plan={plan} />
      ))}
      {scene.racks.map((plan) => (
        <RackCard key={plan.rack.key} plan={plan} upright={upright} selected={selected === plan.rack.key} />
      ))}
      {scene.frames.map((plan) =>
        plan.density === 'speck' ? (
          <Specks key={plan.frame.key} plan={plan} scene={scene} selected={selected} embodied={embodied} />
        ) : (
          <Pods key={plan.frame.key} plan={plan} selected={selected} level={level} upright={upright} />
        ),
      )}
    </>
  );
});

interface PodsProps {
  readonly plan: FramePlan;
  readonly selected: string;
  readonly level: Level;
  readonly upright: boolean;
}

const Pods = memo(function Pods({ plan, selected, level, upright }: PodsProps) {
  const live = useLive();
  const geometry = GEOMETRY[level];
  const now = live.clock.now();
  return plan.frame.groups.flatMap(({ pods, replicaSet }) =>
    pods.map((pod) => {
      const key = podKey(pod.uid);
      const props = {
        pod,
        owner: replicaSet,
        leaving: pod.goneAt !== undefined && pod.goneAt <= now,
        selected: selected === key,
        ...(geometry && { geometry }),
      };
      if (plan.density === 'row')
        return <PodRow key={key} {...props} row={plan.row} room={plan.words} upright={upright} />;
      return <PodTile key={key} {...props} />;
    }),
  );
});

interface SpecksProps {
  readonly plan: FramePlan;
  readonly scene: Scene;
  readonly selected: string;
  readonly embodied: string;
}

/** Of the pods on a canvas those that need an element: they are selected, or have the focus. */
function Specks({ plan, scene, selected, embodied }: SpecksProps) {
  const live = useLive();
  if (!selected.startsWith('pod:') && embodied === '') return null;
  return plan.frame.groups.flatMap((group) => {
    const box = scene.places.get(group.key);
    return group.pods.flatMap((pod, index) => {
      const key = podKey(pod.uid);
      if (!box || (selected !== key && embodied !== key)) return [];
      const cell = cellOf(plan, group, index, box);
      const { rate } = podRate(live.view(), pod.uid);
      return [
        <div
          key={key}
          className="flow-speck"
          style={{ transform: `translate(${cell.x}px, ${cell.y}px)`, width: cell.width, height: cell.height }}
          {...objectProps(key, podObjectName(pod, group.replicaSet, rate), selected === key)}
          title={podTip(pod)}
        />,
      ];
    });
  });
}
