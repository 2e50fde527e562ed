import { useDeferredValue, useMemo, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import { isCrowd } from '../../mirror/paced';
import type { Mirror } from '../../mirror/store';
import { FlowStage } from '../canvas/FlowStage';
import type { StageObject } from '../canvas/stageObject';
import { lateBeside } from '../kit/boundary';
import { askersOf, createFiltering, isNarrow } from '../kit/filter';
import { useMirror, usePaced, usePlayground, useTabs } from '../kit/playground';
import { select, useWorkspace, workspace } from '../kit/workspace';
import { follow } from './following';
import { isGhost, Known, withGhosts } from './ghosts';
import { placesOf } from './places';
import type { ViewProps } from './views';

const FollowCard = lateBeside(() => import('./FollowCard'));
const FilterEmpty = lateBeside(() => import('./FilterEmpty'));

/** The Flow view on the mirror. */
export default function Flow({ clock, calm }: ViewProps) {
  const playground = usePlayground();
  const { mirror } = playground;
  const newest = usePaced(useShallow(partsOf));
  const later = useDeferredValue(newest);
  // A crowd is laid out in slices between frames; what is another picture comes at once.
  const isWaiting = isCrowd(newest) && newest.playing && newest.freshness === later.freshness;
  const here = isWaiting ? later : newest;
  const apart = useMirror((state) => state.lockstep?.apart);
  const [known] = useState(() => new Known());
  const view = useMemo(() => (apart ? withGhosts(here, apart, known) : here), [here, apart, known]);
  const filter = useWorkspace((state) => state.filter);
  const [filtering] = useState(createFiltering);
  const records = filtering(view, filter);
  const shown = {
    ...view,
    ...records,
    generators: useMemo(() => askersOf(view.generators, records, filter), [view.generators, records, filter]),
  };
  const following = useWorkspace((state) => state.following);
  const selected = useWorkspace((state) => state.selected);
  const firstCommand = useTabs(({ files }) => {
    const written = files.find(({ text }) => text.trim() !== '');
    return written && `kubectl apply -f ${written.name}`;
  });
  const scrubbing = useWorkspace((state) => state.scrubbing);
  return (
    <FlowStage
      view={shown}
      newest={() => mirror.getState()}
      beat={playground.paced.beat}
      onLaidOut={(ms) => playground.paced.took(ms * LAYOUT_OF_ALL)}
      clock={clock}
      hidden={NOTHING}
      {...(isNarrow(filter) && {
        empty: <FilterEmpty outside={view.pods.size - shown.pods.size} />,
      })}
      {...(calm && { reducedMotion: true })}
      places={placesOf(playground.slot)}
      followed={following?.request}
      onFollow={(request) => follow(playground, request)}
      card={following && <FollowCard />}
      selected={selected}
      scrubbing={scrubbing}
      onOpen={(object) => !isOfGhost(object) && select(object)}
      onMenu={(object, { x, y }) => !isOfGhost(object) && workspace.setState({ menu: { object, x, y } })}
      onCommand={(line) => playground.exec(line)}
      firstCommand={firstCommand}
    />
  );
}

/** Rendering a layout and showing it takes so many times what making it does. */
const LAYOUT_OF_ALL = 3;

/** The filter has left out already what is left out. */
const NOTHING: ReadonlySet<string> = new Set();

/** There is nothing to be done with what is only on another branch. */
function isOfGhost(object: StageObject): boolean {
  return object.kind === 'Pod' && isGhost(object.uid);
}

/** What the picture is laid out from, and when it is laid out anew. Cluster time, ledgers and requests are read frame by frame. */
function partsOf(mirror: Mirror) {
  const { pods, replicaSets, workloads, services, ingresses, nodes, generators, freshness, playing, speed } = mirror;
  return { pods, replicaSets, workloads, services, ingresses, nodes, generators, freshness, playing, speed };
}
