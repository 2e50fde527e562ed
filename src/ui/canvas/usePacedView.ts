import { useEffect, useRef, useState } from 'react';
import type { ClusterView } from '../../protocol/view';
import type { Live } from './live';

/** From so many pods on, the picture is made anew at most every `PACE_MS`: changes of a few frames come together. */
const MANY_PODS = 60;
const PACE_MS = 66;

/** The view to lay out: the newest, or with many pods one that is at most `PACE_MS` old. */
export function usePacedView(view: ClusterView, live: Live): ClusterView {
  const [shown, setShown] = useState(view);
  const taken = useRef(0);
  const paced = view.pods.size > MANY_PODS && shown.pods.size > MANY_PODS && live.clock.reading().playing;
  useEffect(() => {
    if (!paced) {
      setShown(view);
      return;
    }
    return live.onFrame((_, wallMs) => {
      if (wallMs - taken.current < PACE_MS) return;
      taken.current = wallMs;
      setShown(live.view());
    });
  }, [paced, view, live]);
  return paced ? shown : view;
}
