import { memo, type RefObject, useEffect, useState } from 'react';
import { timeText } from '../../texts/time';
import { clock, tenths } from '../kit/clock';
import { useWorkspace } from '../kit/workspace';
import type { Place } from './marks';
import { type Scale, timeOf } from './scale';
import { nearest } from './useDrag';

interface Props {
  readonly box: RefObject<HTMLElement | null>;
  readonly places: readonly Place[];
  readonly scale: Scale;
}

/** The pointer's reach, in px: wider than that of a click, for looking costs nothing. */
const REACH_PX = 8;
const TEXTS_AT_MOST = 6;

/** What is under the pointer: the moment, and all that is there. */
export const PlaceCard = memo(function PlaceCard({ box, places, scale }: Props) {
  const [x, setX] = useState<number>();
  const scrubbing = useWorkspace((state) => state.scrubbing);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const move = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      setX(Math.round(event.clientX - element.getBoundingClientRect().left));
    };
    const leave = () => setX(undefined);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
    };
  }, [box]);
  const element = box.current;
  if (x === undefined || !element || scrubbing) return null;
  const place = nearest(places, x, REACH_PX);
  return <Card element={element} x={place?.x ?? x} at={place?.at ?? timeOf(scale, x)} place={place} />;
});

interface CardProps {
  readonly element: HTMLElement;
  readonly x: number;
  readonly at: number;
  readonly place: Place | undefined;
}

/** A card over a place of the axis. It floats over what is above the timeline. */
export function Card({ element, x, at, place }: CardProps) {
  const outer = element.getBoundingClientRect();
  const half = Math.max(8, Math.min(innerWidth - 8, outer.left + x));
  const side = half < 180 ? 'start' : half > innerWidth - 180 ? 'end' : 'middle';
  return (
    <div
      className="tl-card"
      data-side={side}
      style={{ left: half, bottom: innerHeight - outer.top + 4 }}
      aria-hidden="true"
    >
      <b className="mono">
        {clock(at)}
        <small>{tenths(at)}</small>
      </b>
      {place && (
        <ul>
          {textsOf(place).map(({ key, kind, text }) => (
            <li key={key} data-kind={kind}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly kind: 'bookmark' | 'command' | 'warning' | 'change' | 'more';
  readonly text: string;
}

/** What is at a place, in words, the most telling first. */
export function textsOf({ bookmarks, commands, warnings, changes }: Place): Line[] {
  const all: Line[] = [
    ...bookmarks.map((text, index) => ({ key: `b${index}`, kind: 'bookmark' as const, text })),
    ...commands.map((text, index) => ({ key: `c${index}`, kind: 'command' as const, text })),
    ...warnings.map((text, index) => ({ key: `w${index}`, kind: 'warning' as const, text })),
  ];
  const shown = all.slice(0, TEXTS_AT_MOST);
  const rest = all.length - shown.length;
  if (rest > 0) shown.push({ key: 'more', kind: 'more', text: timeText('place.more', { count: rest }) });
  if (changes > 0) shown.push({ key: 'changes', kind: 'change', text: timeText('place.changes', { count: changes }) });
  return shown;
}
