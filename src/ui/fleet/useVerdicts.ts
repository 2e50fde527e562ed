import { useMemo } from 'react';
import type { NodeView, PodView } from '../../protocol/view';
import { type Verdicts, verdictsFromMessage } from './verdicts';

const NONE: Verdicts = new Map();

/** What the scheduler found about each machine for the pod that is selected, while it waits for a node. */
export function useVerdicts(pod: PodView | undefined, nodes: ReadonlyMap<string, NodeView>): Verdicts {
  return useMemo(() => (pod && pod.node === '' ? verdictsFromMessage(pod, [...nodes.values()]) : NONE), [pod, nodes]);
}
