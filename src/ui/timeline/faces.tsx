import { FastForward } from 'lucide-react';
import { timeText } from '../../texts/time';
import { useMirror } from '../kit/playground';
import { speedLabel } from './speeds';

/** What the speed button shows: a number, or that it plays until something happens. */
export function useSpeedFace() {
  const speed = useMirror((mirror) => mirror.speed);
  const untilEvent = useMirror((mirror) => mirror.untilEvent);
  const label = untilEvent ? timeText('speed.event') : speedLabel(speed);
  const face = untilEvent ? <FastForward className="ic" aria-hidden="true" /> : label;
  return { speed, untilEvent, face, name: timeText('speed.now', { speed: label }) };
}

/** Whether what is done now starts a branch, and how the button says so. */
export function useForkFace() {
  const past = useMirror((mirror) => mirror.now < mirror.horizon);
  return {
    past,
    className: `rb fork${past ? ' armed' : ''}`,
    title: timeText(past ? 'branches.past' : 'branches.title'),
  };
}
