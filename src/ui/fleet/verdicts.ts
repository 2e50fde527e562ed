import type { NodeVerdict } from '../../protocol/trace';
import type { NodeFacts, PendingFacts, WhyTrace } from '../../protocol/why';
import { fleetText } from '../../texts/fleet';

/** What the scheduler found about one machine for the pod that is asked about. */
export interface MachineVerdict {
  readonly ok: boolean;
  /** In a few words: `already runs a thumbs pod`, `tainted: memory pressure`. */
  readonly words: string;
}

/** By the machine's name. A machine that the scheduler did not look at has none. */
export type Verdicts = ReadonlyMap<string, MachineVerdict>;

export const NO_VERDICTS: Verdicts = new Map();

/** The verdicts of the scheduler's latest attempt, from what it recorded. */
export function verdictsOf({ situation, workload, name }: WhyTrace): Verdicts {
  if (situation.type !== 'pending' || !situation.decision) return NO_VERDICTS;
  const facts = new Map(situation.nodes.map((node) => [node.name, node]));
  return new Map(
    situation.decision.nodes.map((verdict) => [
      verdict.node,
      verdict.stoppedBy === ''
        ? { ok: true, words: fleetText('verdict.passed') }
        : { ok: false, words: wordsOf(verdict, facts.get(verdict.node), situation, workload?.name ?? name) },
    ]),
  );
}

function wordsOf(verdict: NodeVerdict, node: NodeFacts | undefined, pod: PendingFacts, workload: string): string {
  const { stoppedBy, reasons } = verdict;
  if (stoppedBy === 'NodeUnschedulable') return fleetText('verdict.cordoned');
  const [taint] = node?.untolerated ?? [];
  if (stoppedBy === 'TaintToleration' && taint) return fleetText('verdict.tainted', { taint: taintName(taint) });
  if (stoppedBy === 'InterPodAffinity' && pod.oneEach && (node?.avoided.length ?? 0) > 0)
    return fleetText('verdict.runsOne', { workload });
  const [lack] = node?.lacks ?? [];
  if (stoppedBy === 'NodeAffinity' && lack) return fleetText('verdict.lacks', { label: lack });
  return reasons.map((reason) => reason.replace(/^node\(s\) /, '')).join(', ') || stoppedBy;
}

/** `memory pressure` of `node.kubernetes.io/memory-pressure:NoSchedule`. */
function taintName(taint: string): string {
  const key = taint.split(/[=:]/)[0] ?? taint;
  return /kubernetes\.io\//.test(key) ? key.slice(key.indexOf('/') + 1).replace(/-/g, ' ') : key;
}
