import type { NodeVerdict, SchedulingDecision } from '../../protocol/trace';
import type { Rejection } from './framework';
import type { NodeInfo } from './nodeInfo';

/** More rejected nodes than this are not written down one by one. */
const MAX_REJECTED = 200;
/** Of more feasible nodes than this only the chosen one's points are written down. */
const MAX_SCORED = 24;

/** What plugins say while a node is looked for, written down around them for the trace. */
export class Attempt {
  private readonly rejected: NodeVerdict[] = [];
  private feasible: readonly NodeInfo[] = [];
  private readonly scorers: { plugin: string; weight: number }[] = [];
  private readonly points: (readonly number[])[] = [];
  filters: readonly string[] = [];

  reject(node: string, plugin: string, { reasons }: Rejection): void {
    if (this.rejected.length < MAX_REJECTED) this.rejected.push({ node, stoppedBy: plugin, reasons });
  }

  pass(nodes: readonly NodeInfo[]): void {
    this.feasible = nodes;
  }

  score(plugin: string, weight: number, points: readonly number[]): void {
    this.scorers.push({ plugin, weight });
    this.points.push(points);
  }

  /** The attempt as the trace holds it. */
  decision(
    end: Pick<SchedulingDecision, 'pod' | 'at' | 'nodeCount' | 'chosen'> & Partial<SchedulingDecision>,
  ): SchedulingDecision {
    const { filters, scorers } = this;
    const nodes = [...this.rejected];
    for (const [index, { name }] of this.feasible.entries()) {
      if (this.feasible.length > MAX_SCORED && name !== end.chosen) continue;
      nodes.push({ node: name, stoppedBy: '', reasons: [], scores: this.points.map((points) => points[index] ?? 0) });
    }
    return { type: 'scheduling', filters, nodes, scorers, preemption: '', victims: [], ...end };
  }
}
