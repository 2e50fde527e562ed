import { TriangleAlert } from 'lucide-react';
import { durationText } from '../../narration/words';
import type { EventLine } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import { clock } from '../kit/clock';
import { useSeconds } from './useSeconds';

/** What components told of the object, the newest last. */
export function Events({ events }: { events: readonly EventLine[] }) {
  const now = useSeconds();
  const told = events.filter(({ firstAt }) => firstAt <= now);
  if (told.length === 0) return <p className="inspector-none">{inspectorText('events.none')}</p>;
  return (
    <ol className="inspector-events">
      {told.map(({ uid, type, reason, message, count, firstAt, lastAt, from, part }) => (
        <li key={uid} data-type={type}>
          <p>
            {type === 'Warning' && <TriangleAlert className="ic" aria-label={inspectorText('events.warning')} />}
            <b>{reason}</b>
            <span>
              {inspectorText('events.ago', { time: durationText(Math.max(0, Math.floor((now - lastAt) / 1000))) })}
            </span>
          </p>
          <p className="mono">{part === '' ? message : `${part}: ${message}`}</p>
          <p>
            {from}
            {count > 1 && <span>{inspectorText('events.count', { count, time: clock(firstAt) })}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
