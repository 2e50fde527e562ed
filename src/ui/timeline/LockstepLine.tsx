import { ArrowLeftRight, X } from 'lucide-react';
import { differenceLine } from '../../narration/difference';
import { timeText } from '../../texts/time';
import { clock } from '../kit/clock';
import { useMirror, usePlayground } from '../kit/playground';
import './lockstep.css';

/** While another branch is played beside this one: what it came to otherwise, in one line. */
export default function LockstepLine() {
  const { mirror, history } = usePlayground();
  const branch = useMirror(({ lockstep }) => lockstep?.branch);
  const line = useMirror(({ lockstep }) => lockstep && differenceLine(lockstep));
  const late = useMirror(({ lockstep }) => lockstep?.late ?? false);
  const at = useMirror(({ lockstep }) => Math.floor((lockstep?.now ?? 0) / 1_000) * 1_000);
  if (branch === undefined) return null;
  return (
    <section className="lockstep" aria-label={timeText('lockstep')}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1.5" y="1.5" width="13" height="13" rx="3.5" className="lockstep-ghost" />
      </svg>
      <p role="status">{late ? timeText('lockstep.late', { branch, at: clock(at) }) : line}</p>
      <button
        type="button"
        className="btn bare small"
        title={timeText('lockstep.swap.title', { branch })}
        onClick={() => history.go(branch, mirror.getState().now)}
      >
        <ArrowLeftRight className="ic" aria-hidden="true" />
        <span>{timeText('lockstep.swap')}</span>
      </button>
      <button
        type="button"
        className="btn bare sq small"
        aria-label={timeText('lockstep.end')}
        title={timeText('lockstep.end.title')}
        onClick={() => history.lockstep(undefined)}
      >
        <X className="ic" aria-hidden="true" />
      </button>
    </section>
  );
}
