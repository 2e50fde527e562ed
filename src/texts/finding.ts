import { catalogue } from './catalogue';

/** What the presenter's title says of a cluster whose versions answer differently. */
export const findingText = catalogue('finding', {
  'canary.title': '{share} new. {failing} of its requests fail.',
  'canary.titleMany': '{share} new. {failing} of their requests fail.',
  'canary.sub': 'So about {all} {callers} in every hundred see an error, and {others} blameless.',
  'canary.subAll': 'So about {all} {callers} in every hundred see an error.',
  'split.title': '{share} new, and nobody notices.',
  'split.sub': 'Each version answers all of its requests: {count} so far without an error.',
  'others.one': 'the other pod is',
  'others.some': 'the other {some} pods are',
  'share.one': 'One {noun} in {of} is',
  'share.some': '{some} {noun}s in {of} are',
  'share.half': 'Half of the {noun}s are',
  'share.all': 'All {noun}s are',
  'in.ten': '{some} in ten',
  'in.hundred': '{some} in a hundred',
  'in.all': 'All',
  'in.half': 'Half',
  'failed.of': '{failed} of {all} failed',
  'none.yet': 'no requests yet',
  pod: 'pod',
});
