import type { MouseEvent } from 'react';
import { objectOf } from '../canvas/stageObject';
import { askWhy } from '../kit/workspace';

/** A click on the words of a pod's state asks why it is in it; views mark such words with `data-why`. */
export function askOfState(event: MouseEvent<HTMLElement>): void {
  const words = (event.target as Element).closest('.flow-pod-state, [data-why]');
  const key = words?.closest('[data-key]')?.getAttribute('data-key');
  const object = key ? objectOf(key) : undefined;
  if (!object) return;
  event.stopPropagation();
  askWhy(object);
}
