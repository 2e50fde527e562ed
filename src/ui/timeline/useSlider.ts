import { type RefObject, useLayoutEffect } from 'react';
import type { Mirror } from '../../mirror/store';
import type { Bookmark } from '../../protocol/session';
import type { TimelineMark } from '../../protocol/view';
import { timeText } from '../../texts/time';
import { spoken } from '../kit/clock';
import { usePlayground } from '../kit/playground';

/** While time runs, who does not see it is told of it this often: wall milliseconds. */
const TELL_EVERY_MS = 1_000;

/**
 * The timeline as a slider of seconds, for those who do not see it: the moment, and what is there. The moment is written to `box`
 * without a render.
 */
export function useSlider(
  box: RefObject<HTMLElement | null>,
  marks: readonly TimelineMark[],
  bookmarks: readonly Bookmark[],
) {
  const { mirror } = usePlayground();
  useLayoutEffect(() => {
    let wroteAt = Number.NEGATIVE_INFINITY;
    const write = (state: Mirror) => {
      if (state.playing && performance.now() - wroteAt < TELL_EVERY_MS) return;
      wroteAt = performance.now();
      if (box.current) tell(box.current, state, marks, bookmarks);
    };
    write(mirror.getState());
    return mirror.subscribe((state, before) => {
      const isOther = state.now !== before.now || state.horizon !== before.horizon || state.playing !== before.playing;
      if (isOther) write(state);
    });
  }, [mirror, box, marks, bookmarks]);
  return { id: 'time', role: 'slider', tabIndex: 0, 'aria-label': timeText('time'), 'aria-valuemin': 0 } as const;
}

function tell(
  element: HTMLElement,
  { now, horizon }: Mirror,
  marks: readonly TimelineMark[],
  bookmarks: readonly Bookmark[],
): void {
  const [second, until] = [Math.floor(now / 1000), Math.floor(horizon / 1000)];
  const isHere = ({ at }: { at: number }) => Math.floor(at / 1000) === second;
  const texts = marks.filter((mark) => mark.kind !== 'event' && isHere(mark)).map(({ text }) => text);
  const there = [...bookmarks.filter(isHere).map(({ name }) => name), ...texts].slice(0, 3);
  const moment = timeText('moment', { now: spoken(second * 1000), until: spoken(until * 1000) });
  const facts = { valuemax: String(until), valuenow: String(second), valuetext: [moment, ...there].join(', ') };
  for (const [name, value] of Object.entries(facts))
    if (element.getAttribute(`aria-${name}`) !== value) element.setAttribute(`aria-${name}`, value);
}
