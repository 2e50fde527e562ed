import type { ClusterView, PodView, RequestView } from '../protocol/view';
import { findingText } from '../texts/finding';
import { captionOf, SYSTEM_NAMESPACES } from './caption';
import { isLeaving, isPresent } from './rollout';
import { sentenceCase } from './words';

/** The last requests that a pod answered, oldest first. */
export type Recent = ReadonlyMap<string, readonly RequestView[]>;

/** A version behind a Service, with what became of the last requests to each of its pods. */
export interface VersionFinding {
  readonly version: number;
  /** `app-canary, v2`: the workload and the tag of its image. */
  readonly title: string;
  readonly pods: readonly PodView[];
  readonly asked: number;
  readonly failed: number;
}

/** One thing worth saying of the cluster at a moment, with the picture that shows it. */
export interface Finding {
  readonly title: string;
  readonly sentence: string;
  /** Versions side by side, or the stage as it is. */
  readonly picture: { readonly kind: 'versions'; readonly service: string } | { readonly kind: 'stage' };
  /** At most three, oldest version first. */
  readonly versions: readonly VersionFinding[];
}

const IN_WORDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** More rows than this are no picture for the back row. */
const ROWS_AT_MOST = 12;

/** What to say of the cluster in one sentence, from the back of a room. `now` is cluster time in milliseconds. */
export function findingOf(view: ClusterView, recent: Recent, now: number, playing: boolean): Finding {
  const service = mixedService(view, now);
  if (service) return versionsFinding(view, service, recent, now);
  const { headline, facts } = captionOf(view, now, playing);
  return { title: `${headline}.`, sentence: facts[0] ?? '', picture: { kind: 'stage' }, versions: [] };
}

/** A Service that is asked for, and behind which two or three versions answer. */
function mixedService(view: ClusterView, now: number): string | undefined {
  for (const service of view.services.values()) {
    if (SYSTEM_NAMESPACES.has(service.namespace)) continue;
    const pods = podsBehind(view, service.uid, now);
    const versions = new Set(pods.map(({ version }) => version));
    if (versions.size < 2 || versions.size > 3 || pods.length > ROWS_AT_MOST) continue;
    if (pods.some(({ state }) => state !== 'ready')) continue;
    return service.uid;
  }
  return undefined;
}

function podsBehind(view: ClusterView, service: string, now: number): PodView[] {
  const { endpoints = [] } = view.services.get(service) ?? {};
  return endpoints
    .filter(({ terminating }) => !terminating)
    .flatMap(({ pod }) => view.pods.get(pod) ?? [])
    .filter((pod) => isPresent(pod, now) && !isLeaving(pod));
}

function versionsFinding(view: ClusterView, service: string, recent: Recent, now: number): Finding {
  const all = podsBehind(view, service, now);
  const numbers = [...new Set(all.map(({ version }) => version))].sort((one, other) => one - other);
  const versions = numbers.map((version) => {
    const pods = all.filter((pod) => pod.version === version);
    return { version, title: versionTitle(view, pods), pods, ...answersOf(view, pods, recent) };
  });
  const newest = versions[versions.length - 1] as VersionFinding;
  const picture = { kind: 'versions', service } as const;
  return { ...words(view, versions, newest, all.length), picture, versions };
}

/** The sums since the ledger began, which hold steady; where there are none yet, the last requests. */
function answersOf(view: ClusterView, pods: readonly PodView[], recent: Recent): { asked: number; failed: number } {
  let asked = 0;
  let failed = 0;
  for (const { byPod } of view.ledgers.values()) {
    for (const { uid } of pods) {
      asked += byPod[uid]?.sent ?? 0;
      failed += byPod[uid]?.failed ?? 0;
    }
  }
  if (asked > 0) return { asked, failed };
  const requests = pods.flatMap(({ uid }) => recent.get(uid) ?? []);
  return { asked: requests.length, failed: requests.filter(({ outcome }) => outcome !== 'ok').length };
}

function words(
  view: ClusterView,
  versions: readonly VersionFinding[],
  newest: VersionFinding,
  all: number,
): { title: string; sentence: string } {
  const share = shareWords(newest.pods.length, all);
  const asked = versions.reduce((sum, one) => sum + one.asked, 0);
  const others = versions.filter((one) => one !== newest);
  if (newest.failed === 0 || newest.asked === 0)
    return { title: findingText('split.title', { share }), sentence: findingText('split.sub', { count: asked }) };
  const failing = ratioWords(newest.failed / newest.asked);
  const failed = versions.reduce((sum, one) => sum + one.failed, 0);
  // What the callers see, by how many of them each version gets: endpoints are chosen evenly.
  const seen = versions.reduce((sum, one) => sum + (one.asked ? one.failed / one.asked : 0) * one.pods.length, 0) / all;
  const words = {
    all: countWord(Math.max(1, Math.round(100 * seen))),
    callers: [...view.generators.keys()][0] ?? 'clients',
  };
  const blameless = others.every((one) => one.failed === 0) && failed > 0;
  const rest = others.reduce((sum, one) => sum + one.pods.length, 0);
  const title = findingText(newest.pods.length === 1 ? 'canary.title' : 'canary.titleMany', { share, failing });
  const sentence = blameless
    ? findingText('canary.sub', {
        ...words,
        others: rest === 1 ? findingText('others.one') : findingText('others.some', { some: countWord(rest) }),
      })
    : findingText('canary.subAll', words);
  return { title, sentence };
}

/** Small numbers in words, as they are said: `three`; larger ones in figures. */
function countWord(n: number): string {
  return isInWords(n) ? findingText(`number.${n}`) : String(n);
}

function isInWords(n: number): n is (typeof IN_WORDS)[number] {
  return (IN_WORDS as readonly number[]).includes(n);
}

/** `One pod in ten is`, `Half of the pods are`. */
function shareWords(some: number, all: number): string {
  const noun = findingText('pod');
  if (some === all) return findingText('share.all', { noun });
  if (2 * some === all) return findingText('share.half', { noun });
  if (some === 1) return findingText('share.one', { noun, of: countWord(all) });
  return findingText('share.some', { some: sentenceCase(countWord(some)), noun, of: countWord(all) });
}

/** `Three in ten`, `Half`, `Seven in a hundred`. */
function ratioWords(ratio: number): string {
  if (ratio >= 0.995) return findingText('in.all');
  const tenths = Math.round(10 * ratio);
  if (tenths === 5) return findingText('in.half');
  if (tenths >= 1) return findingText('in.ten', { some: sentenceCase(countWord(tenths)) });
  return findingText('in.hundred', { some: sentenceCase(countWord(Math.max(1, Math.round(100 * ratio)))) });
}

function versionTitle(view: ClusterView, pods: readonly PodView[]): string {
  const [pod] = pods;
  const replicaSet = view.replicaSets.get(pod?.owner ?? '');
  const name = view.workloads.get(replicaSet?.owner ?? '')?.name ?? replicaSet?.name ?? pod?.name ?? '';
  const tag = /:([\w.-]+)$/.exec(pod?.image ?? '')?.[1];
  return tag ? `${name}, ${tag}` : name;
}
