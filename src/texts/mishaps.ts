import { catalogue } from './catalogue';

/** What is said when the cluster stops, computes long, or refuses; and of names of files. */
export const mishapsText = catalogue('mishaps', {
  'busy.title': 'The cluster is still computing.',
  'busy.detail': 'Its clock waits meanwhile; the editor does not. You can stop it and go back to its command log.',
  'busy.stop': 'Stop and restore',
  'diagnosis.title': 'Paused: {reason}',
  'diagnosis.on': 'Go on',
  'crashed.title': 'The cluster stopped, and its command log is safe.',
  'crashed.again': 'Try again',
  'crashed.earlier': 'One second earlier',
  'crashed.over': 'Start over',
  'refused.kept': 'Its command log and your files are still kept here.',
  'refused.new': 'Start a new cluster',
  'goal.title': 'Playing to the moment that was asked for: {percent} %',
  'goal.detail': 'Whatever you do meanwhile is done at the moment shown.',
  'restored.title': 'The cluster stopped and was restored from its command log.',
  'ended.asked': 'The cluster stopped before it answered.',
  'ended.load': 'Its program could not be loaded.',
  'ended.read': 'A message from it could not be read.',
  'ended.now': 'The cluster is not running.',
  'name.letters': 'Letters, digits, dots and dashes only, such as web.yaml.',
  'name.taken': 'There is a {name} already.',
});
