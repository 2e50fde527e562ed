import type { Verb } from '../call';
import { failUsage } from '../failure';

/** `kubectl edit`: there is no editor in the terminal. */
export const edit: Verb = {
  path: 'edit',
  short: 'Edit a resource on the server',
  usage: '(RESOURCE/NAME | -f FILENAME) [options]',
  flags: [{ name: 'filename', short: 'f', type: 'strings' }],
  run: () => failUsage('edit', 'there is no editor in this terminal; change a file and apply it, or use kubectl patch'),
};
