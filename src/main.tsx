import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openKept } from './mirror/kept';
import { Playground } from './mirror/playground';
import { type Arrival, Arrivals } from './ui/frame/arrival';
import { keepOffline } from './ui/frame/offline';
import { Page } from './ui/frame/Page';
import { PlaygroundProvider } from './ui/kit/playground';
import { startWorker } from './ui/kit/workers';
import clusterAddress from './worker/main.ts?worker&url';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

const kept = openKept();
const playground = new Playground(() => startWorker(clusterAddress, 'cluster'), kept);
// The worker loads while the page reads what was kept.
playground.start();

let show: (arrival: Arrival) => void = () => {};
let first: Arrival = { scenario: '', copy: false };
const arrivals = new Arrivals(playground, kept, (arrival) => {
  first = arrival;
  show(arrival);
});

function Drydock() {
  const [arrival, setArrival] = useState(first);
  show = setArrival;
  return (
    <PlaygroundProvider playground={playground}>
      <Page scenario={arrival.scenario} copy={arrival.copy} act={(action) => arrivals.act(action)} />
    </PlaygroundProvider>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Drydock />
    </StrictMode>,
  );
}
await arrivals.arrive();
playground.keepSaving();
// A link that is pasted into the address of an open page changes nothing but its fragment, and so does the way back from it.
addEventListener('hashchange', () => void arrivals.arrive());

keepOffline(playground.mirror);

/** Every frame that is shown moves the cluster's clock, and lets the next diff come. */
function frame(wallMs: number): void {
  playground.frame(wallMs);
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
