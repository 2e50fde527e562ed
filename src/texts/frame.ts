import { catalogue } from './catalogue';

/** What the frame of the page says: top bar, notices, places. */
export const frameText = catalogue('frame', {
  present: 'Present',
  'present.key': 'Present ( P )',
  startOver: 'Start over',
  share: 'Share',
  keys: 'Keys and settings',
  'keys.key': 'Keys and settings ( ? )',
  'theme.light': 'Light theme',
  'theme.dark': 'Dark theme',
  more: 'More',
  search: 'Search or run',
  'notice.close': 'Close this notice',
  'notice.all': 'All of it',
  'notice.less': 'Less',

  skip: 'Skip to',
  stage: 'Stage',
  editor: 'Editor',
  terminal: 'Terminal',
  time: 'Time',
  panes: 'Panes',
  dock: 'Dock',
  yaml: 'YAML',
  'dock.unfold': 'Unfold the dock',
  'between.stage': 'Between stage and dock',
  'between.panes': 'Between editor and terminal',

  'starting.title': 'Starting the cluster',
  'starting.say': 'It runs in this page; nothing is sent anywhere.',
  'stopped.title': 'No cluster is running',
  'stopped.say': 'Its command log and your files are safe.',
  picture: 'The picture',
  'fault.title': '{what} stopped.',
  'fault.say': 'The cluster and your files are not touched. {why}',
  'fault.again': 'Draw it again',

  'tab.moves': 'Tab moves on (Ctrl+M)',
  'tab.hint': 'Ctrl+M, then Tab, moves on',
});
