import { catalogue } from './catalogue';

/** What the transport, the timeline and everything about branches, bookmarks and undo say. */
export const timeText = catalogue('time', {
  forked: 'This moment is kept as “{branch}”.',
  'forked.detail': 'What you do now happens beside it. You can return to it, and compare the two.',
  undo: 'Undo',
  redo: 'Redo',
  'undo.nothing': 'Nothing to undo: nobody has changed anything on this branch yet.',
  'redo.nothing': 'Nothing to redo.',
  undone: 'Undone: {what}',
  'undone.detail': 'Time goes on from just before it. What had followed stays as “{branch}”.',
  'undone.lookups': {
    one: 'One command that only looked went with it.',
    other: '{count} commands that only looked went with it.',
  },
  redone: 'Done again: {what}',
});
