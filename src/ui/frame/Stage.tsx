import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import { FlowStage } from '../canvas/FlowStage';
import { BROWSER, createFrameClock, type FrameClock } from '../canvas/frameClock';
import { usePaced, usePlayground } from '../kit/playground';
import { select, useWorkspace, workspace } from '../kit/workspace';

/** The Flow view on the mirror: each diff is told to its clock, then rendered. */
export default function Stage() {
  const playground = usePlayground();
  const { mirror } = playground;
  const [clock] = useState(() => clockOf(playground));
  useEffect(() => {
    clock.read(mirror.getState());
    return mirror.subscribe((state) => clock.read(state));
  }, [clock, mirror]);
  const view = usePaced(useShallow(partsOf));
  const selected = useWorkspace((state) => state.selected);
  const scrubbing = useWorkspace((state) => state.scrubbing);
  return (
    <FlowStage
      view={view}
      newest={() => mirror.getState()}
      beat={playground.paced.beat}
      clock={clock}
      selected={selected}
      scrubbing={scrubbing}
      onOpen={select}
      onMenu={(object, { x, y }) => workspace.setState({ menu: { object, x, y } })}
      onCommand={(line) => playground.exec(line)}
    />
  );
}

/** What the picture is laid out from, and when it is laid out anew. Cluster time, ledgers and requests are read frame by frame. */
function partsOf(mirror: Mirror) {
  const { pods, replicaSets, workloads, services, ingresses, nodes, generators, freshness, playing, speed } = mirror;
  return { pods, replicaSets, workloads, services, ingresses, nodes, generators, freshness, playing, speed };
}

function clockOf(playground: Playground): FrameClock {
  const clock = createFrameClock({ ...BROWSER, rests: () => playground.asked });
  clock.read(playground.mirror.getState());
  return clock;
}
