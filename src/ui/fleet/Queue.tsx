import { memo, useRef } from 'react';
import { durationText } from '../../narration/words';
import type { PodView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import { podKey } from '../canvas/graph/keys';
import { setText, useFrame } from '../canvas/live';
import { LiveGlyph } from '../canvas/parts/LiveGlyph';
import { objectProps } from '../canvas/parts/objectProps';
import { useFleet } from './fleetLive';

/** So many waiting pods have a name; so many more a glyph. */
const NAMED = 2;
const GLYPHS = 10;

/** Pods that no node was found for yet. */
export const Queue = memo(function Queue({ waiting, small }: { waiting: readonly PodView[]; small: boolean }) {
  const named = waiting.slice(0, small ? 1 : NAMED);
  const glyphs = waiting.slice(named.length, named.length + GLYPHS);
  const rest = waiting.length - named.length - glyphs.length;
  return (
    <section
      className="fleet-queue"
      aria-label={fleetText('queue.name')}
      data-empty={waiting.length === 0 || undefined}
    >
      {named.map((pod) => (
        <Waiting key={pod.uid} pod={pod} />
      ))}
      {glyphs.map((pod) => (
        <WaitingGlyph key={pod.uid} pod={pod} />
      ))}
      {rest > 0 && <span className="fleet-queue-more">{fleetText('queue.more', { count: rest })}</span>}
      <div className="fleet-queue-count">
        <span>{fleetText('queue.name')}</span>
        <span>
          {waiting.length === 0 ? fleetText('queue.none') : fleetText('queue.pods', { count: waiting.length })}
        </span>
      </div>
    </section>
  );
});

function useName(pod: PodView): string {
  const { nameOf } = useFleet();
  const tried = passedWords(pod);
  const name = nameOf(pod);
  return tried === '' ? fleetText('pod.waits', { name }) : fleetText('pod.tried', { name, tried });
}

/** `0 of 4 nodes passed`, where the scheduler has said so. */
function passedWords({ message }: PodView): string {
  const [, passed, all] = /^(\d+)\/(\d+) nodes are available/.exec(message) ?? [];
  return passed === undefined || all === undefined ? '' : fleetText('queue.passed', { passed, all });
}

function Waiting({ pod }: { pod: PodView }) {
  const { nameOf, isOutside, selected } = useFleet();
  const words = useRef<HTMLSpanElement>(null);
  useFrame((now) => {
    const tried = passedWords(pod);
    const time = durationText(Math.max(0, Math.floor((now - pod.createdAt) / 1000)));
    setText(words.current, fleetText('queue.pending', { time }) + (tried === '' ? '' : `, ${tried}`));
  });
  const key = podKey(pod.uid);
  return (
    <div
      className="fleet-waiting"
      data-outside={isOutside(pod) || undefined}
      title={pod.message}
      {...objectProps(key, useName(pod), selected === key)}
    >
      <LiveGlyph pod={pod} size={40} />
      <span className="fleet-part-words">
        <b className="mono">{nameOf(pod)}</b>
        <span ref={words} />
      </span>
    </div>
  );
}

function WaitingGlyph({ pod }: { pod: PodView }) {
  const { selected } = useFleet();
  const key = podKey(pod.uid);
  return (
    <div className="fleet-waiting" title={pod.name} {...objectProps(key, useName(pod), selected === key)}>
      <LiveGlyph pod={pod} size={24} />
    </div>
  );
}
