import type { PodState, PodView } from '../protocol/view';
import { objectsText } from '../texts/objects';
import { secondsLeft } from './words';

/** How far a pod's running span is, from 0 to 1. Undefined without a span. */
export function spanProgress(pod: Pick<PodView, 'span'>, now: number): number | undefined {
  if (!pod.span) return undefined;
  const { from, until } = pod.span;
  if (until <= from) return 1;
  return Math.min(1, Math.max(0, (now - from) / (until - from)));
}

/** The state of a pod in the words of its row: `Pulling 68 %`, `Terminating, 28 s`. */
export function stateText(pod: PodView, now: number): string {
  const plain = objectsText(`state.${pod.state}`);
  const progress = spanProgress(pod, now);
  switch (pod.state) {
    case 'pulling':
      return progress === undefined
        ? plain
        : objectsText('state.part', { state: plain, percent: Math.floor(progress * 100) });
    case 'terminating':
    case 'crashLoop':
    case 'imagePull': {
      const word = pod.state === 'imagePull' && pod.status.startsWith('ErrImage') ? pod.status : plain;
      const left = pod.span ? secondsLeft(pod.span.until, now) : 0;
      return left > 0 ? objectsText('state.left', { state: word, seconds: left }) : word;
    }
    case 'init':
      return pod.status.startsWith('Init:') ? pod.status : plain;
    case 'nodeLost':
      return pod.status === 'Terminating' ? objectsText('state.endsLost') : plain;
    case 'failed':
      return pod.status && pod.status !== 'Failed' ? pod.status : plain;
    default:
      return plain;
  }
}

/** The state as one word or two without figures, for names and lists: `not ready`, `pulling`. */
export function stateWord(state: PodState): string {
  return objectsText(`word.${state}`);
}
