import type { EarlierSession } from '../../mirror/kept';
import type { Shelved } from './shelf';

/** What a kept session is called: its scenario's title, or its name where that is not listed. */
export function titleOf({ kept }: EarlierSession, shelf: readonly Shelved[]): string {
  const { scenario } = kept.session;
  const title = shelf.find(({ card }) => card.name === scenario)?.card.title;
  return title ?? scenario.charAt(0).toUpperCase() + scenario.slice(1).replaceAll('-', ' ');
}

/** The address of a kept session. */
export function hrefOf({ slot }: EarlierSession): string {
  return slot === 'own' ? '#mine' : `#kept=${slot}`;
}
