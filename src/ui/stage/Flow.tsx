import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { Mirror } from '../../mirror/store';
import { FlowStage } from '../canvas/FlowStage';
import { askersOf, createFiltering, isNarrow } from '../kit/filter';
import { usePaced, usePlayground } from '../kit/playground';
import { select, useWorkspace, workspace } from '../kit/workspace';
import { FilterEmpty } from './FilterEmpty';
import { placesOf } from './places';
import type { ViewProps } from './views';

/** The Flow view on the mirror. */
export default function Flow({ clock, calm }: ViewProps) {
  const playground = usePlayground();
  const { mirror } = playground;
  const view = usePaced(useShallow(partsOf));
  const filter = useWorkspace((state) => state.filter);
  const [filtering] = useState(createFiltering);
  const records = filtering(view, filter);
  const shown = {
    ...view,
    ...records,
    generators: useMemo(() => askersOf(view.generators, records, filter), [view.generators, records, filter]),
  };
  const selected = useWorkspace((state) => state.selected);
  const scrubbing = useWorkspace((state) => state.scrubbing);
  return (
    <FlowStage
      view={shown}
      newest={() => mirror.getState()}
      beat={playground.paced.beat}
      clock={clock}
      hidden={NOTHING}
      {...(isNarrow(filter) && { empty: <FilterEmpty outside={view.pods.size - shown.pods.size} /> })}
      {...(calm && { reducedMotion: true })}
      places={placesOf(playground.slot)}
      selected={selected}
      scrubbing={scrubbing}
      onOpen={select}
      onMenu={(object, { x, y }) => workspace.setState({ menu: { object, x, y } })}
      onCommand={(line) => playground.exec(line)}
    />
  );
}

/** The filter has left out already what is left out. */
const NOTHING: ReadonlySet<string> = new Set();

/** What the picture is laid out from, and when it is laid out anew. Cluster time, ledgers and requests are read frame by frame. */
function partsOf(mirror: Mirror) {
  const { pods, replicaSets, workloads, services, ingresses, nodes, generators, freshness, playing, speed } = mirror;
  return { pods, replicaSets, workloads, services, ingresses, nodes, generators, freshness, playing, speed };
}
