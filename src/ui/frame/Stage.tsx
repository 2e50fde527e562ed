import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Mirror } from '../../mirror/store';
import { FlowStage } from '../canvas/FlowStage';
import { createFrameClock, type FrameClock } from '../canvas/frameClock';
import { usePlayground } from '../kit/playground';
import { select, useWorkspace, workspace } from '../kit/workspace';

/** The Flow view on the mirror: each diff is told to its clock, then rendered. */
export default function Stage() {
  const playground = usePlayground();
  const { mirror } = playground;
  const [clock] = useState(() => clockOf(mirror.getState()));
  useEffect(() => {
    clock.read(mirror.getState());
    return mirror.subscribe((state) => clock.read(state));
  }, [clock, mirror]);
  const view = useStore(mirror);
  const selected = useWorkspace((state) => state.selected);
  const scrubbing = useWorkspace((state) => state.scrubbing);
  return (
    <FlowStage
      view={view}
      clock={clock}
      selected={selected}
      scrubbing={scrubbing}
      onOpen={select}
      onMenu={(object, { x, y }) => workspace.setState({ menu: { object, x, y } })}
      onCommand={(line) => playground.exec(line)}
    />
  );
}

function clockOf(mirror: Mirror): FrameClock {
  const clock = createFrameClock();
  clock.read(mirror);
  return clock;
}
