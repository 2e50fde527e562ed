import { catalogue } from './catalogue';

/** What the frame of the page says: top bar, notices, places. */
export const frameText = catalogue('frame', {
  present: 'Present',
  'present.key': 'Present ( P )',
});
