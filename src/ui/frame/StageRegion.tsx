import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Mirror, MirrorStore } from '../../mirror/store';
import { type Caption, captionOf, captionText } from '../../narration/caption';
import { Boundary } from '../kit/boundary';
import { usePlayground } from '../kit/playground';

const Stage = lazy(() => import('./Stage'));

/** The caption is made anew at most this often, in milliseconds of wall time. */
const CAPTION_EVERY_MS = 200;
/** A screen reader hears at most one message in this time. */
const SAY_EVERY_MS = 1_500;

/** The picture under its sentence. */
export function StageRegion() {
  return (
    <section className="stage" id="stage" aria-label="Stage" tabIndex={-1}>
      <StageHeader />
      <div className="stage-body">
        <Boundary what="The picture">
          <Suspense fallback={null}>
            <Stage />
          </Suspense>
        </Boundary>
      </div>
    </section>
  );
}

function StageHeader() {
  const { mirror } = usePlayground();
  const caption = useCaption(mirror);
  const said = useSlowly(captionText(caption), SAY_EVERY_MS);
  return (
    <header className="stage-header">
      <h1 title={caption.headline}>{caption.headline}</h1>
      <p title={caption.facts.join(' ')}>{caption.facts.join(' ')}</p>
      <span className="sr" role="status">
        {said}
      </span>
    </header>
  );
}

const STARTING: Caption = {
  headline: 'Starting the cluster',
  facts: ['It runs in this page; nothing is sent anywhere.'],
};
const STOPPED: Caption = { headline: 'The cluster stopped', facts: ['Its command log and your files are safe.'] };

function captionNow(mirror: Mirror): Caption {
  if (mirror.status === 'starting') return STARTING;
  if (mirror.status === 'crashed') return STOPPED;
  return captionOf(mirror, mirror.now, mirror.playing);
}

/** The sentence of the moment: soon after every change while the clock runs, at once when it stands. */
function useCaption(store: MirrorStore): Caption {
  const [caption, setCaption] = useState(() => captionNow(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(timer);
      timer = undefined;
      const next = captionNow(store.getState());
      setCaption((old) => (captionText(old) === captionText(next) ? old : next));
    };
    const stop = store.subscribe((mirror, old) => {
      const jumped = mirror.freshness !== old.freshness || mirror.playing !== old.playing;
      if (jumped) update();
      else timer ??= setTimeout(update, CAPTION_EVERY_MS);
    });
    update();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return caption;
}

/** A text that changes at most once in a time, and ends up as what it is now. */
function useSlowly(text: string, everyMs: number): string {
  const [slow, setSlow] = useState(text);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSlow(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, everyMs]);
  return slow;
}
