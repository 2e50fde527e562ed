import type { Scene } from '../advice/rule';
import type { Path, Written } from '../manifest';
import { budgeted } from './budget';
import type { Consequence, Reckoning } from './consequence';
import { limit, replicas, request } from './resources';
import { maxSurge, maxUnavailable, revisionHistoryLimit } from './rollout';
import { gracePeriod, probing } from './times';

/** By the end of a field's path, without the places in lists: which reckoning says what the field comes to. */
const RECKONINGS: readonly (readonly [end: string, reckon: Reckoning])[] = [
  ['rollingUpdate.maxSurge', maxSurge],
  ['rollingUpdate.maxUnavailable', maxUnavailable],
  ['spec.minAvailable', budgeted],
  ['spec.maxUnavailable', budgeted],
  ['spec.replicas', replicas],
  ['spec.revisionHistoryLimit', revisionHistoryLimit],
  ['resources.requests.cpu', request],
  ['resources.requests.memory', request],
  ['resources.limits.cpu', limit],
  ['resources.limits.memory', limit],
  ['Probe.periodSeconds', probing],
  ['Probe.failureThreshold', probing],
  ['spec.terminationGracePeriodSeconds', gracePeriod],
];

/** What a field comes to in this document, with the cluster as it is; undefined for fields that nobody reckons. */
export function reckon(one: Written, path: Path, scene: Scene): Consequence | undefined {
  const name = path.filter((step) => typeof step === 'string').join('.');
  const found = RECKONINGS.find(([end]) => name === end || name.endsWith(end));
  return found?.[1](one, path, scene);
}
