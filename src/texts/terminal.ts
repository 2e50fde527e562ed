import { catalogue } from './catalogue';

/** What stands around the terminal. What is in it is the cluster's. */
export const terminalText = catalogue('terminal', {
  title: 'Terminal',
  label: 'Terminal. Ctrl+M lets Tab leave it.',
  reader: 'Screen reader mode',
  'reader.title': 'Screen reader mode: lines as text',
  waits: 'Waits for the clock',
  ends: 'Ctrl+C ends it',
  keys: 'Keys of the terminal',
  'key.tab': 'Tab',
  'key.up': 'Up',
  'key.down': 'Down',
  'key.interrupt': 'Ctrl C',
  'key.enter': 'Enter',
});
