import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import type { ClusterView } from '../../protocol/view';
import { FlowStage } from './FlowStage';
import { rolloutAt } from './fixtures/story';
import { VIEWS } from './fixtures/views';
import { createFrameClock } from './frameClock';
import { Caption } from './parts/Caption';
import '../theme/fonts.css';
import '../theme/tokens.css';
import '../theme/base.css';

/** A page for looking at the stage alone: `specimen.html?view=calm&theme=dark&speed=1&play`. `view=story` plays a rollout. */
const options = new URLSearchParams(location.search);
const name = options.get('view') ?? 'midRollout';
const speed = Number(options.get('speed') ?? 1);
const playing = options.has('play');
const pods = Number(options.get('pods') ?? 4);
const clock = createFrameClock();
const FRAME_MS = 16;
/** With `prepared` the story is told before it begins, so that what is measured is the stage. */
const prepared = options.has('prepared') ? prepare() : undefined;
document.documentElement.dataset.theme = options.get('theme') ?? 'light';

let newest: ClusterView;
const opened = (name === 'story' ? rolloutAt(0, undefined, pods) : (VIEWS[name] ?? VIEWS.calm)?.()) as ClusterView;

function prepare(): ClusterView[] {
  const views: ClusterView[] = [];
  for (let at = 0; at < 20_000; at += FRAME_MS) views.push(rolloutAt(at, views[views.length - 1], pods));
  return views;
}

const heard = { clock, view: () => newest, beat: () => beat() };
const beat = () => Math.floor(performance.now() / 200);

function Specimen() {
  const [view, setView] = useState<ClusterView>(opened);
  newest = view;
  const [log, setLog] = useState('');
  useEffect(() => {
    let now = opened.now;
    let shown = opened;
    let frame = 0;
    let last = performance.now();
    const freshness = 1;
    clock.read({ now, horizon: now, playing, speed, freshness });
    setView({ ...shown });
    const tick = (wallMs: number) => {
      frame = requestAnimationFrame(tick);
      now += Math.max(0, Math.min(100, wallMs - last)) * speed;
      last = wallMs;
      clock.read({ now, horizon: now, playing, speed, freshness });
      if (name !== 'story') return;
      shown = prepared
        ? (prepared[Math.min(prepared.length - 1, Math.floor(now / FRAME_MS))] as ClusterView)
        : rolloutAt(now, shown, pods);
      setView(shown);
    };
    if (playing) frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <>
      <Caption heard={heard} hidden={SYSTEM_NAMESPACES} scrubbing={false} />
      <FlowStage
        view={view}
        newest={() => newest}
        beat={beat}
        clock={clock}
        {...(options.has('reduced') && { reducedMotion: true })}
        onOpen={(object) => setLog(`open ${JSON.stringify(object)}`)}
        onMenu={(object) => setLog(`menu ${JSON.stringify(object)}`)}
        onCommand={(line) => setLog(line)}
      />
      <output data-log="" className="sr">
        {log}
      </output>
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Specimen />
  </StrictMode>,
);
