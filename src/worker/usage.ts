import type { Cluster } from '../engine/cluster';
import type { Up } from '../protocol/messages';
import type { Amounts, NodeUsage } from '../protocol/view';
import { changedKeys } from './changedKeys';

type News = NonNullable<Extract<Up, { type: 'diff' }>['usage']>;

/** Usage is told at most this often, in milliseconds of wall time. */
const EVERY_MS = 500;
const MI = 1024 * 1024;

/** Tells a page that looks what machines and pods use: computed when it is due, and only what changed by a Mi. */
export class Usage {
  private wanted = false;
  private owesNews = false;
  private lastWallMs = Number.NEGATIVE_INFINITY;
  private nodes: Readonly<Record<string, NodeUsage>> = {};
  private pods: Readonly<Record<string, Amounts>> = {};

  constructor(private readonly usageNow: Cluster['usage']) {}

  /** Whether a page looks. One that begins to is told everything. */
  set isWanted(wanted: boolean) {
    this.wanted = wanted;
    this.forget();
  }

  /** Whether the page has to be told now of what came too soon after what it was told before. */
  owes(wallMs: number): boolean {
    return this.wanted && this.owesNews && wallMs - this.lastWallMs >= EVERY_MS;
  }

  /** What the page is to be told, if it looks and it is time; with `fresh`, everything. */
  take(fresh: boolean, wallMs: number): News | undefined {
    if (!this.wanted) return undefined;
    if (fresh) this.forget();
    this.owesNews = wallMs - this.lastWallMs < EVERY_MS;
    if (this.owesNews) return undefined;
    this.lastWallMs = wallMs;
    const { nodes, pods } = this;
    this.read();
    const news = { nodes: changedKeys(nodes, this.nodes), pods: changedKeys(pods, this.pods) };
    const none = [news.nodes, news.pods].every(({ set, gone }) => Object.keys(set).length + gone.length === 0);
    return none ? undefined : news;
  }

  private forget(): void {
    this.lastWallMs = Number.NEGATIVE_INFINITY;
    this.nodes = {};
    this.pods = {};
  }

  private read(): void {
    const nodes: Record<string, NodeUsage> = {};
    const pods: Record<string, Amounts> = {};
    for (const [name, { hostBytes, pods: used }] of this.usageNow()) {
      let memoryBytes = hostBytes;
      let cpuMilli = 0;
      for (const [uid, amounts] of used) {
        memoryBytes += amounts.memoryBytes;
        cpuMilli += amounts.cpuMilli;
        pods[uid] = { cpuMilli: amounts.cpuMilli, memoryBytes: wholeMi(amounts.memoryBytes) };
      }
      nodes[name] = { hostBytes: wholeMi(hostBytes), memoryBytes: wholeMi(memoryBytes), cpuMilli };
    }
    this.nodes = nodes;
    this.pods = pods;
  }
}

function wholeMi(bytes: number): number {
  return Math.round(bytes / MI) * MI;
}
