import { type KeyboardEvent, useRef } from 'react';
import type { Preview } from '../../mirror/preview';
import { homeText } from '../../texts/home';
import { nearest } from './nearestCard';
import { ShelfCard } from './ShelfCard';
import { byTopic, type Shelved } from './shelf';

interface Props {
  readonly shelf: readonly Shelved[];
  readonly preview: Preview;
}

/** All scenarios by their topics. Arrow keys go from card to card; Tab does too. */
export function Shelf({ shelf, preview }: Props) {
  const list = useRef<HTMLElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !list.current) return;
    const cards = [...list.current.querySelectorAll<HTMLElement>('a.card')];
    const target = nearest(cards, document.activeElement, event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <section className="shelf" id="scenarios" aria-labelledby="scenarios-title" ref={list} onKeyDown={onKeyDown}>
      <h2 id="scenarios-title">
        {homeText('scenarios.title')} <span>{homeText('scenarios.says')}</span>
      </h2>
      {byTopic(shelf).map(([topic, cards]) => (
        <section key={topic} className="topic" aria-label={topic}>
          <h3>{topic}</h3>
          <ul className="cards">
            {cards.map((shelved) => (
              <li key={shelved.card.name}>
                <ShelfCard shelved={shelved} preview={preview} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
