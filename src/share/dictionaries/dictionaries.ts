import { strToU8 } from 'fflate';
import { TEXT as FIRST } from './first';

/** What links are packed with, by the number that a link names. One that links were made with stays, as it is, for ever. */
export const DICTIONARIES: readonly Uint8Array[] = [strToU8(FIRST)];

/** What new links are packed with. */
export const NEWEST_DICTIONARY = 0;
