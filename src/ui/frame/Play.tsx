import { useCallback, useEffect, useState } from 'react';
import type { NoticeAction } from '../../mirror/store';
import { PlaygroundProvider } from '../kit/playground';
import { Page } from './Page';
import { keepFraming, type Place, thePlace } from './place';
import type { Route } from './route';

interface Props {
  readonly route: Route;
  readonly clusterWorker: () => Worker;
}

/** The page with a cluster: opens what the address names, and lets time go on for as long as it is shown. */
export default function Play({ route, clusterWorker }: Props) {
  const [place] = useState(() => thePlace(clusterWorker));
  const [arrival, setArrival] = useState(place.arrival);
  useEffect(() => {
    place.heard = setArrival;
    setArrival(place.arrival);
    const stop = keepFraming(place);
    return () => {
      place.heard = () => {};
      stop();
      place.playground.keeper.saveMoment();
    };
  }, [place]);
  useEffect(() => {
    void arrive(place, route);
  }, [place, route]);
  const act = useCallback((action: NoticeAction['act']) => place.arrivals.act(action), [place]);
  return (
    <PlaygroundProvider playground={place.playground}>
      <Page arrival={arrival} act={act} />
    </PlaygroundProvider>
  );
}

async function arrive(place: Place, route: Route): Promise<void> {
  await place.arrivals.arrive(route);
  if (place.saves) return;
  place.saves = true;
  place.playground.keeper.keepSaving();
}
