import type { PodView, ReplicaSetView, Tally } from '../../protocol/view';
import { inspectorText } from '../../texts/inspector';

type Tallies = Readonly<Record<string, Tally>>;

/** The key of all pods that are gone. */
const GONE = 'gone';

/**
 * What a version runs: its image, by the number it has in the ledger. Versions count within a family of workloads, so that the
 * ReplicaSets of the pods that were asked come first; two with one image are told apart by their ReplicaSet.
 */
export function versionNames(
  byVersion: Tallies,
  byPod: Tallies,
  pods: ReadonlyMap<string, PodView>,
  replicaSets: ReadonlyMap<string, ReplicaSetView>,
): ReadonlyMap<string, string> {
  const asked = Object.keys(byPod).flatMap((uid) => replicaSets.get(pods.get(uid)?.owner ?? '') ?? []);
  const owners = new Set(asked.map(({ owner, uid }) => owner || uid));
  const siblings = [...replicaSets.values()].filter(({ owner, uid }) => owners.has(owner || uid));
  const found = new Map<string, ReplicaSetView>();
  for (const key of Object.keys(byVersion)) {
    const one = [...asked, ...siblings].find(({ version }) => version === Number(key));
    if (one) found.set(key, one);
  }
  const images = [...found.values()].map(({ image }) => image);
  const isAlone = (image: string) => images.filter((other) => other === image).length === 1;
  return new Map([...found].map(([key, { image, name }]) => [key, isAlone(image) ? image : name]));
}

/** Pods that are gone as one line, first. */
export function foldGone(
  byPod: Tallies,
  pods: ReadonlyMap<string, PodView>,
): { readonly tallies: Tallies; readonly goneName: string } {
  const gone = Object.entries(byPod).filter(([uid]) => !pods.has(uid));
  if (gone.length === 0) return { tallies: byPod, goneName: '' };
  const sum = (of: keyof Tally) => gone.reduce((total, [, tally]) => total + tally[of], 0);
  const present = Object.entries(byPod).filter(([uid]) => pods.has(uid));
  return {
    tallies: { [GONE]: { sent: sum('sent'), ok: sum('ok'), failed: sum('failed') }, ...Object.fromEntries(present) },
    goneName: inspectorText('ledger.gone', { count: gone.length }),
  };
}
