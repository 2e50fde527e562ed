import { catalogue } from './catalogue';

/** What is said of sessions as they are opened, kept, and changed by other tabs. */
export const keepText = catalogue('keep', {
  'over.title': 'Started over.',
  'over.detail': 'The cluster before is among your sessions.',
  'over.back': 'Back to the cluster before',
  'copy.title': 'Opened as a copy; yours is kept.',
  'copy.detail': 'It is paused at the moment that was shared.',
  'copy.readOnly': 'Opened to look at; yours is kept.',
  'copy.readOnly.detail':
    'It is paused at the moment that was shared. You can play it and go through time; to change it, make it yours.',
  'copy.mine': 'Back to mine',
  'copy.earlier': 'My earlier changes to this copy',
  'readOnly.title': 'This cluster is to look at: nobody changes it.',
  'readOnly.detail': 'Make it yours, and you have a copy that you can change.',
  'readOnly.make': 'Make it mine',
  'readOnly.line': 'This cluster is to look at: no line is run here.',
  'readOnly.made': 'This copy is yours.',
  'elsewhere.title': 'It is open in another tab; this is a copy.',
  'elsewhere.detail': 'Both are kept, and neither overwrites the other.',
  'elsewhere.take': 'Take it over here',
  'lost.title': 'Another tab took this cluster over; this is a copy.',
  'lost.detail': 'What you do here is kept beside it.',
  'trouble.title': 'This browser does not keep your work.',
  'trouble.detail': 'A private window, or no room left: it lasts as long as this page. Share has a file to save.',
  'trouble.share': 'Save a file',
  'gone.slot': 'This browser does not keep that session any more.',
  'gone.scenario': 'This link needs the scenario “{scenario}”, which this Drydock does not have.',
  'refused.stays': 'What was open stays open.',
  'refused.own': 'Your own cluster is open instead.',
  'chip.copy': 'copy',
  'chip.readOnly': 'read-only',
});
