import { useState } from 'react';
import { stateText } from '../../narration/stateText';
import { emptyWorld } from '../canvas/fixtures/world';
import { createFrameClock } from '../canvas/frameClock';
import { type Live, LiveContext } from '../canvas/live';
import { createMotion } from '../canvas/motion';
import { LiveGlyph } from '../canvas/parts/LiveGlyph';
import { NOW, type Specimen, specimens } from './pods';

const SIZES = [64, 24, 8];

/** What parts of a stage share, of one on which time stands. */
function standingStage(): Live {
  const clock = createFrameClock();
  clock.read({ now: NOW, horizon: NOW, playing: false, speed: 1, freshness: 1 });
  const world = emptyWorld(NOW);
  return { clock, motion: createMotion(), beat: () => 0, view: () => world, cut: () => true, onFrame: () => () => {} };
}

/** Every state of a pod in its three sizes, in the words of its row, and what kubectl prints of it. */
export function PodStates() {
  const [live] = useState(standingStage);
  const [pods] = useState(specimens);
  return (
    <LiveContext.Provider value={live}>
      <h2>
        Pod states <em>64 px, 24 px, 8 px; below, what kubectl prints</em>
      </h2>
      <ul className="sheet-pods">
        {pods.map((one) => (
          <State key={one.pod.uid} {...one} />
        ))}
      </ul>
    </LiveContext.Provider>
  );
}

function State({ pod, says }: Specimen) {
  return (
    <li>
      <span className="sheet-sizes">
        {SIZES.map((size) => (
          <LiveGlyph key={size} pod={pod} size={size} />
        ))}
      </span>
      <b>{stateText(pod, NOW)}</b>
      <span>{says}</span>
      <span className="mono">
        {pod.readyContainers}/{pod.containers} {breakable(pod.status)}
      </span>
    </li>
  );
}

/** A long name may go on in the next line where a word of it begins. */
function breakable(name: string): string {
  return name.replace(/([a-z])(?=[A-Z])/g, '$1\u200b');
}
