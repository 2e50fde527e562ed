import { theKept } from '../../mirror/kept';
import { Playground } from '../../mirror/playground';
import { isPressed } from '../kit/press';
import { type Arrival, Arrivals } from './arrival';
import { keepOffline } from './offline';

/** The page's one cluster: it outlives a visit to the home page, and stands still meanwhile. */
export interface Place {
  readonly playground: Playground;
  readonly arrivals: Arrivals;
  /** How it came to what it shows, and who wants to know when that changes. */
  arrival: Arrival;
  heard: (arrival: Arrival) => void;
  saves: boolean;
}

let place: Place | undefined;

/** The place of the cluster, made when it is first asked for. */
export function thePlace(clusterWorker: () => Worker): Place {
  if (place) return place;
  const kept = theKept();
  const playground = new Playground(clusterWorker, kept);
  // The worker loads while the page reads what was kept.
  playground.start();
  const arrivals = new Arrivals(playground, kept, (arrival) => {
    made.arrival = arrival;
    made.heard(arrival);
  });
  const made: Place = {
    playground,
    arrivals,
    arrival: { title: '', copy: false, readOnly: false },
    heard: () => {},
    saves: false,
  };
  keepOffline(playground.mirror);
  place = made;
  return made;
}

/** Every frame that is shown moves the cluster's clock, and lets the next diff come. The result ends that. */
export function keepFraming({ playground }: Place): () => void {
  let request = 0;
  const frame = (wallMs: number) => {
    playground.frame(wallMs, isPressed());
    request = requestAnimationFrame(frame);
  };
  request = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(request);
}
