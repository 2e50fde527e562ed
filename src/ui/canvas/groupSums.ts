import { createContext, useContext } from 'react';
import type { ClusterView } from '../../protocol/view';
import type { FlowModel } from './graph/model';
import type { Live } from './live';

/** What a group's pods got: requests a second of late, since the ledger's beginning, and how many of them failed. */
export interface GroupSum {
  readonly rate: number;
  /** How many of its pods get requests. */
  readonly serving: number;
  readonly sent: number;
  readonly failed: number;
  /** Its part of what its band gets, in whole percent that add up; undefined where it is alone or nobody asks. */
  readonly percent: number | undefined;
}

export type GroupSums = (group: string) => GroupSum | undefined;

const GroupSumsContext = createContext<GroupSums>(() => undefined);
export const GroupSumsProvider = GroupSumsContext.Provider;
export const useGroupSums = (): GroupSums => useContext(GroupSumsContext);

/** Sums by group, reckoned once a beat from those pods alone that got requests. */
export function createGroupSums(model: FlowModel, live: Pick<Live, 'beat' | 'view'>): GroupSums {
  let of: ReadonlyMap<string, GroupSum> = new Map();
  let beat = Number.NaN;
  let seen: ClusterView['ledgers'] | undefined;
  return (group) => {
    const { ledgers } = live.view();
    if (live.beat() !== beat || (seen?.size ?? 0) !== ledgers.size) {
      beat = live.beat();
      seen = ledgers;
      of = sumsOf(model, ledgers);
    }
    return of.get(group);
  };
}

/** Pods that get fewer requests a second than this do not count as serving. */
const LEAST_RATE = 0.05;

export function sumsOf(model: FlowModel, ledgers: ClusterView['ledgers']): Map<string, GroupSum> {
  const sums = new Map<string, { rate: number; serving: number; sent: number; failed: number }>();
  const sumOf = (pod: string) => {
    const group = model.groupOf(pod);
    if (group === undefined) return undefined;
    const known = sums.get(group) ?? { rate: 0, serving: 0, sent: 0, failed: 0 };
    sums.set(group, known);
    return known;
  };
  for (const { byPod, ratePerPod } of ledgers.values()) {
    for (const [pod, { sent, failed }] of Object.entries(byPod)) {
      const sum = sumOf(pod);
      if (!sum) continue;
      sum.sent += sent;
      sum.failed += failed;
    }
    for (const [pod, rate] of Object.entries(ratePerPod)) {
      const sum = sumOf(pod);
      if (!sum) continue;
      sum.rate += rate;
      if (rate >= LEAST_RATE) sum.serving++;
    }
  }
  const shared = new Map<string, GroupSum>();
  for (const { frames } of model.bands) {
    const groups = frames.flatMap((frame) => frame.groups).map(({ key }) => key);
    const known = groups.map((key) => sums.get(key) ?? { rate: 0, serving: 0, sent: 0, failed: 0 });
    const percents = percentsOf(known.map(({ rate }) => rate));
    groups.forEach((key, index) => {
      shared.set(key, { ...(known[index] as Omit<GroupSum, 'percent'>), percent: percents?.[index] });
    });
  }
  return shared;
}

/** Parts of a whole in whole percent; what rounding down leaves goes to those that lost most by it. */
function percentsOf(parts: readonly number[]): number[] | undefined {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (parts.length < 2 || whole === 0) return undefined;
  const exact = parts.map((part) => (100 * part) / whole);
  const percents = exact.map(Math.floor);
  const byLoss = exact.map((value, index) => ({ index, lost: value - Math.floor(value) }));
  byLoss.sort((a, b) => b.lost - a.lost);
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  for (const { index } of byLoss.slice(0, left)) (percents[index] as number)++;
  return percents;
}
