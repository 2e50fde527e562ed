import { timeText } from '../../texts/time';

/** Cluster time over wall time. */
export const SPEEDS = [0.1, 0.25, 1, 4, 10, 60, 300, 1000] as const;

/** `¼×`, `60×`. */
export function speedLabel(speed: number): string {
  if (speed === 0.25) return '¼×';
  if (speed === 0.5) return '½×';
  if (speed === 0.1) return '1/10×';
  return `${speed}×`;
}

/** For screen readers, and beside the label. */
export function speedName(speed: number): string {
  if (speed === 1) return timeText('speed.real');
  if (speed < 1) return timeText('speed.slower', { times: Math.round(1 / speed) });
  return timeText('speed.faster', { times: speed });
}

/** The next speed up or down; the ends hold. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const faster = SPEEDS.find((one) => one > speed);
  const slower = SPEEDS.findLast((one) => one < speed);
  return (direction === 1 ? faster : slower) ?? speed;
}
