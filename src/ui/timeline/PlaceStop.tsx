import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { timeText } from '../../texts/time';
import { spoken } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import type { Place } from './marks';
import { Card, textsOf } from './PlaceCard';

/**
 * The keyboard's way along what is on the timeline: one stop, which arrows move from place to place, and Enter goes there. It is
 * seen while it has the focus.
 */
export const PlaceStop = memo(function PlaceStop({ places, line }: { places: readonly Place[]; line: number }) {
  const { mirror, seek } = useSeek();
  const [wanted, setWanted] = useState<number>();
  const [focused, setFocused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const index = wanted === undefined ? places.length - 1 : indexAt(places, wanted);
  const place = places[index];
  if (!place) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const last = places.length - 1;
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setWanted(places[Math.max(0, Math.min(last, next))]?.at);
  };
  const name = [spoken(place.at), ...textsOf(place).map(({ text }) => text)].join(', ');
  const label = timeText('place', { name, index: index + 1, count: places.length });
  const box = button.current?.parentElement;
  return (
    <>
      <button
        type="button"
        className="tl-stop"
        ref={button}
        style={{ left: place.x, top: line }}
        aria-label={label}
        onFocus={() => {
          setWanted(nearestTo(places, mirror.getState().now)?.at);
          setFocused(true);
        }}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
        onClick={() => seek(place.at)}
      />
      <span className="sr" role="status">
        {focused && wanted !== undefined ? label : ''}
      </span>
      {focused && box && <Card element={box} x={place.x} at={place.at} place={place} />}
    </>
  );
});

function useSeek() {
  const playground = usePlayground();
  return { mirror: playground.mirror, seek: (at: number) => playground.seek(at) };
}

function indexAt(places: readonly Place[], at: number): number {
  const found = places.findIndex((place) => place.at >= at);
  return found === -1 ? places.length - 1 : found;
}

function nearestTo(places: readonly Place[], at: number): Place | undefined {
  return places.findLast((place) => place.at <= at) ?? places[0];
}
