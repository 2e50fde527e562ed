import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { isEmbedded } from './ui/embed/isEmbedded';
import { type Route, routeOf } from './ui/frame/route';
import { Boundary } from './ui/kit/boundary';
import { speakLanguage } from './ui/kit/language';
import { late, markLost } from './ui/kit/late';
import { missingWords } from './ui/kit/missing';
import { startWorker } from './ui/kit/workers';
import clusterAddress from './worker/main.ts?worker&url';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

speakLanguage(new URLSearchParams(location.search).get('lang') ?? '');
const embedded = isEmbedded(location.search);
const first = routeOf(location.hash);
/** Where a visit begins with a cluster its worker loads beside the page, not after it. */
let early = first.to === 'home' || embedded ? undefined : startWorker(clusterAddress, 'cluster');

/** The worker that was started ahead, else a new one. */
function clusterWorker(): Worker {
  const worker = early ?? startWorker(clusterAddress, 'cluster');
  early = undefined;
  return worker;
}

addEventListener('error', markLost, true);

const Home = late(() => import('./ui/home/Home'));
const Play = late(() => import('./ui/frame/Play'));
if (!embedded) (first.to === 'home' ? Home : Play).ahead();

/** Home or a cluster, as the address says; it changes by links, by the way back, and by what is pasted into it. */
function Drydock() {
  const [route, setRoute] = useState<Route>(first);
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return (
    <Boundary of={route.to === 'home'}>
      {route.to === 'home' ? (
        <Home clusterAddress={clusterAddress} />
      ) : (
        <Play route={route} clusterWorker={clusterWorker} />
      )}
    </Boundary>
  );
}

const root = document.getElementById('root');
if (root && embedded) {
  import('./ui/embed/start').then(
    ({ startEmbed }) => startEmbed(root, clusterWorker),
    () => root.append(missingWords().title),
  );
} else if (root) {
  createRoot(root).render(
    <StrictMode>
      <Drydock />
    </StrictMode>,
  );
}
