import { useEffect, useRef, useState } from 'react';
import { spanProgress } from '../../../narration/stateText';
import { secondsLeft } from '../../../narration/words';
import type { PodState, PodView } from '../../../protocol/view';
import { showProgress } from '../../kit/glyphs/glyphProgress';
import { PodGlyph } from '../../kit/glyphs/PodGlyph';
import { isSoon, useFrame, useLive } from '../live';

interface Props {
  readonly pod: PodView;
  readonly size: number;
  readonly geometry?: 64 | 24 | 8;
}

/** Longer than the longest way in: `--t-move` for a pod that turns ready, 320 ms for an evicted one. */
const FADE_MS = 340;
/** Rings and levels go slowly enough for some fifteen steps a second. */
const STEP_MS = 60;

/** A pod's glyph on the stage: rings and levels follow cluster time, a new state fades in over the old one. */
export function LiveGlyph({ pod, size, geometry }: Props) {
  const live = useLive();
  const box = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState<{ state: PodState; before?: PodState }>({ state: pod.state });
  if (shown.state !== pod.state) setShown({ state: pod.state, ...(live.cut() ? {} : { before: shown.state }) });
  useEffect(() => {
    if (shown.before === undefined) return;
    const timer = setTimeout(() => setShown({ state: shown.state }), FADE_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const written = useRef({ at: Number.NEGATIVE_INFINITY, pod });
  useFrame((now, wallMs) => {
    if (!pod.span || (written.current.pod === pod && isSoon(live, wallMs, written.current.at, STEP_MS))) return;
    written.current = { at: wallMs, pod };
    const progress = spanProgress(pod, now);
    const glyph = box.current?.lastElementChild;
    if (progress !== undefined && glyph) showProgress(glyph, progress, secondsLeft(pod.span.until, now));
  });
  const now = live.clock.now();
  const facts = { version: pod.version, containers: pod.containers, size, ...(geometry && { geometry }) };
  const progress = spanProgress(pod, now);
  const timed = pod.span ? { progress: progress ?? 0, seconds: secondsLeft(pod.span.until, now) } : {};
  const { ghost } = pod;
  return (
    <span className={ghost?.alone ? 'flow-glyph ghost' : 'flow-glyph'} ref={box} style={{ width: size, height: size }}>
      {ghost && !ghost.alone && (
        <span className="flow-glyph-ghost ghost">
          <PodGlyph {...facts} state={ghost.state} version={ghost.version} />
        </span>
      )}
      {shown.before && (
        <span className="flow-glyph-before">
          <PodGlyph state={shown.before} {...facts} />
        </span>
      )}
      <span key={shown.state} className={shown.before ? `flow-glyph-now entering ${shown.state}` : 'flow-glyph-now'}>
        <PodGlyph state={pod.state} {...facts} {...timed} />
      </span>
    </span>
  );
}
