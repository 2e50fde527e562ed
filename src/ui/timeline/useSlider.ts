import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
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
  const told = useRef({ marks, bookmarks, atMs: Number.NEGATIVE_INFINITY });
  const write = useCallback(
    (state: Mirror) => {
      if (state.playing && performance.now() - told.current.atMs < TELL_EVERY_MS) return;
      told.current.atMs = performance.now();
      if (box.current) tell(box.current, state, told.current.marks, told.current.bookmarks);
    },
    [box],
  );
  useLayoutEffect(() => {
    Object.assign(told.current, { marks, bookmarks });
    write(mirror.getState());
  }, [mirror, marks, bookmarks, write]);
  useLayoutEffect(
    () =>
      mirror.subscribe((state, before) => {
        const isOther =
          state.now !== before.now || state.horizon !== before.horizon || state.playing !== before.playing;
        if (isOther) write(state);
      }),
    [mirror, write],
  );
  return { id: 'time', role: 'slider', tabIndex: 0, 'aria-label': timeText('time'), 'aria-valuemin': 0 } as const;
}

/** The marks of a second, of all marks in the order of time. */
function marksOf(second: number, marks: readonly TimelineMark[]): readonly TimelineMark[] {
  const end = marks.findLastIndex(({ at }) => at < (second + 1) * 1000) + 1;
  const start = marks.findLastIndex(({ at }, index) => index < end && at < second * 1000) + 1;
  return marks.slice(start, end);
}

function tell(
  element: HTMLElement,
  { now, horizon }: Mirror,
  marks: readonly TimelineMark[],
  bookmarks: readonly Bookmark[],
): void {
  const [second, until] = [Math.floor(now / 1000), Math.floor(horizon / 1000)];
  const isHere = ({ at }: { at: number }) => Math.floor(at / 1000) === second;
  const texts = marksOf(second, marks).flatMap(({ kind, text }) => (kind === 'event' ? [] : [text]));
  const there = [...bookmarks.filter(isHere).map(({ name }) => name), ...texts].slice(0, 3);
  const moment = timeText('moment', { now: spoken(second * 1000), until: spoken(until * 1000) });
  const facts = { valuemax: String(until), valuenow: String(second), valuetext: [moment, ...there].join(', ') };
  for (const [name, value] of Object.entries(facts))
    if (element.getAttribute(`aria-${name}`) !== value) element.setAttribute(`aria-${name}`, value);
}
