import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { fleetText } from '../../texts/fleet';
import { useMirror, usePlayground } from '../kit/playground';
import { focusStage } from '../kit/workspace';
import { useFleet } from './fleetLive';
import { askToMove, type MoveRequest, moveRequest } from './moveRequest';

const WIDTH = 340;
const HEIGHT = 280;

/** Why a pod cannot be moved, and what comes near: where the person wanted to put it down. */
export function MoveCard() {
  const asked = useStore(moveRequest, (state) => state.asked);
  useEffect(() => () => askToMove(undefined), []);
  return asked ? <Card key={asked.pod} asked={asked} /> : null;
}

function Card({ asked }: { asked: MoveRequest }) {
  const playground = usePlayground();
  const pod = useMirror((mirror) => mirror.pods.get(asked.pod));
  const owner = useMirror((mirror) => mirror.replicaSets.get(pod?.owner ?? ''));
  const { nameOf } = useFleet();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  if (!pod) return null;
  const close = () => {
    askToMove(undefined);
    focusStage();
  };
  const where = pod.namespace === 'default' ? '' : ` -n ${pod.namespace}`;
  const remove = `kubectl delete pod ${pod.name}${where}`;
  /** One line after the other, each when the one before has ended well. */
  const run = async (...lines: string[]) => {
    close();
    for (const line of lines) if ((await playground.run(line))?.exitCode !== 0) return;
  };
  const { node } = pod;
  const left = Math.max(8, Math.min(innerWidth - WIDTH - 8, asked.x - WIDTH / 2));
  const top = Math.max(8, Math.min(innerHeight - HEIGHT - 8, asked.y - 20));
  return (
    <div
      role="dialog"
      aria-labelledby="fleet-move-title"
      className="fleet-move"
      style={{ left, top, width: Math.min(WIDTH, innerWidth - 16) }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <h2 id="fleet-move-title" ref={heading} tabIndex={-1}>
          {fleetText('move.title')}
        </h2>
        <button type="button" className="btn bare sq" aria-label={fleetText('move.close')} onClick={close}>
          <X />
        </button>
      </header>
      <p>{fleetText('move.bound', { pod: nameOf(pod), node })}</p>
      <p>{owner ? fleetText('move.owned', { owner: 'ReplicaSet' }) : fleetText('move.bare')}</p>
      <p>{fleetText('move.steer', { node })}</p>
      <footer>
        <button type="button" className="btn" onClick={() => void run(remove)}>
          {fleetText('move.delete')}
        </button>
        <button type="button" className="btn" onClick={() => void run(`kubectl cordon ${node}`, remove)}>
          {fleetText('move.cordon', { node })}
        </button>
      </footer>
    </div>
  );
}
