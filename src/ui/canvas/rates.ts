import type { ClusterView, Tally } from '../../protocol/view';

/** Of a pod: requests a second of late, and how many it has failed since the ledger's beginning. */
export function podRate(view: ClusterView, uid: string): { rate: number; failed: number } {
  let rate = 0;
  let failed = 0;
  for (const ledger of view.ledgers.values()) {
    rate += ledger.ratePerPod[uid] ?? 0;
    failed += ledger.byPod[uid]?.failed ?? 0;
  }
  return { rate, failed };
}

/** The share of all answered requests that went to a version, from 0 to 1; undefined before the first. */
export function versionShare(view: ClusterView, version: number): { share: number; tally: Tally } | undefined {
  let all = 0;
  const tally = { sent: 0, ok: 0, failed: 0 };
  for (const ledger of view.ledgers.values()) {
    for (const [key, one] of Object.entries(ledger.byVersion)) {
      if (Number(key) > 0) all += one.sent;
      if (Number(key) !== version) continue;
      tally.sent += one.sent;
      tally.ok += one.ok;
      tally.failed += one.failed;
    }
  }
  return all === 0 ? undefined : { share: tally.sent / all, tally };
}

/** `40`, `2.5`: a rate without needless figures. */
export function rateText(rate: number): string {
  return rate >= 10 || Number.isInteger(rate) ? String(Math.round(rate)) : String(Math.round(rate * 10) / 10);
}
