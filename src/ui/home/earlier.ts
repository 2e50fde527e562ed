import type { EarlierSession } from '../../mirror/kept';
import { homeText } from '../../texts/home';
import type { Shelved } from './shelf';

/** What a kept session is called: as the person named it, by its scenario's title, or by that's name where it is not listed. */
export function titleOf({ kept, name }: EarlierSession, shelf: readonly Shelved[]): string {
  const { scenario } = kept.session;
  if (name) return name;
  if (scenario === 'empty') return homeText('from.empty');
  const title = shelf.find(({ card }) => card.name === scenario)?.card.title;
  return title ?? scenario.charAt(0).toUpperCase() + scenario.slice(1).replaceAll('-', ' ');
}

/** The address of a kept session. */
export function hrefOf({ slot }: EarlierSession): string {
  return slot === 'own' ? '#mine' : `#kept=${slot}`;
}
