import cards from 'virtual:scenario-cards';
import { worded } from '../../scenarios/worded';
import { spoken } from '../../texts/catalogue';

/** The scenarios that are listed, in the language of the page, with the stills of where they open and of their moments. */
export const SHELF = cards.map((one) => ({ ...one, card: worded(one.card, spoken) }));
