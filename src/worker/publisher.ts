import type { Diff, LedgerChange } from '../protocol/messages';
import type { GeneratorView, LedgerView, NodeView, PodView, RequestView } from '../protocol/view';
import { changedKeys, same } from './changedKeys';
import type { Picture } from './picture/picture';
import type { Story } from './story';
import { Teller } from './teller';
import type { Usage } from './usage';

/** What the publisher needs beside the picture: where the clock stands, and what the users outside did. */
export interface Standing {
  readonly now: number;
  readonly horizon: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly goal: number | undefined;
  readonly branch: string;
  readonly branches: () => Diff['branches'];
  readonly commands: number;
}

export interface Ledgers {
  /** How many requests have finished. */
  readonly finished: number;
  /** Those that finished after the first so many, oldest first. */
  requestsAfter(finished: number): readonly RequestView[];
  generators(): readonly GeneratorView[];
  ledgers(): readonly LedgerView[];
}

/** The ledger's sums are sent at most this often, in milliseconds of wall time. */
const LEDGER_EVERY_MS = 250;
/** One diff carries at most this many requests: at high speeds the picture shows a sample. */
const REQUESTS_AT_MOST = 300;

/** Makes diffs: only what changed since the last one, at most one a frame. */
export class Publisher {
  private finished = 0;
  private lastLedgerWallMs = Number.NEGATIVE_INFINITY;
  private lastBranches = '';
  private lastCommands = -1;
  private sentGenerators = '';
  private ledgerSent = new Map<string, LedgerView>();
  private owesSums = false;
  private readonly pods = new Teller<PodView>(({ owner }) => owner);
  private readonly nodes = new Teller<NodeView>(() => '');

  constructor(
    private readonly picture: Picture,
    private readonly story: Story,
    private readonly traffic: Ledgers,
    private readonly usage: Usage,
  ) {}

  /** The next diff; `fresh` tells everything, because the page knows another story. */
  diff(standing: Standing, fresh: boolean, wallMs: number): Diff {
    const { picture } = this;
    picture.settle();
    const { terminal, marks, again } = this.story.take(fresh);
    const take = <T>(table: { all(): T; take(): T | undefined }): T | undefined => (fresh ? table.all() : table.take());
    return {
      type: 'diff',
      fresh,
      ...(again && { again }),
      now: standing.now,
      horizon: standing.horizon,
      playing: standing.playing,
      speed: standing.speed,
      ...(standing.goal !== undefined && { goal: standing.goal }),
      ...defined({
        pods: this.pods.tell(take(picture.pods), fresh),
        replicaSets: take(picture.replicaSets),
        workloads: take(picture.workloads),
        envelopes: take(picture.envelopes),
        services: take(picture.services),
        endpoints: take(picture.endpoints),
        ingresses: take(picture.ingresses),
        nodes: this.nodes.tell(take(picture.nodes), fresh),
        terminal: terminal.length > 0 ? terminal : undefined,
        marks: marks.length > 0 ? marks : undefined,
        usage: this.usage.take(fresh, wallMs),
      }),
      ...this.branches(standing, fresh),
      ...this.users(fresh, wallMs, standing),
    };
  }

  /** Whether the page has to be told now of what came too soon after what it was told before. */
  owes(wallMs: number): boolean {
    return (this.owesSums && wallMs - this.lastLedgerWallMs >= LEDGER_EVERY_MS) || this.usage.owes(wallMs);
  }

  private branches(standing: Standing, fresh: boolean): Partial<Diff> {
    const branches = standing.branches();
    const key = `${standing.branch} ${branches?.map(({ name, parent, from, until }) => `${name} ${parent} ${from} ${name === standing.branch ? '' : until}`).join()}`;
    const news: Partial<Diff> = {
      ...(fresh || key !== this.lastBranches ? { branches, branch: standing.branch } : {}),
      ...(fresh || standing.commands !== this.lastCommands ? { commands: standing.commands } : {}),
    };
    this.lastBranches = key;
    this.lastCommands = standing.commands;
    return news;
  }

  private users(fresh: boolean, wallMs: number, { playing, goal }: Standing): Partial<Diff> {
    if (fresh) {
      this.finished = Math.max(0, this.traffic.finished - REQUESTS_AT_MOST);
      this.ledgerSent.clear();
      this.sentGenerators = '';
      this.lastLedgerWallMs = Number.NEGATIVE_INFINITY;
    }
    // On the way to a far moment nobody sees them; where time stands all of the latest are seen, however the cluster came there.
    const requests = goal === undefined ? this.traffic.requestsAfter(this.finished) : [];
    const shown = playing ? sample(requests) : requests.slice(-REQUESTS_AT_MOST);
    if (goal === undefined) this.finished = this.traffic.finished;
    const dueLedgers = wallMs - this.lastLedgerWallMs >= LEDGER_EVERY_MS;
    if (dueLedgers) this.lastLedgerWallMs = wallMs;
    this.owesSums = !dueLedgers;
    const generators = this.traffic.generators();
    const generatorsKey = JSON.stringify(generators);
    const changedGenerators = generatorsKey !== this.sentGenerators;
    this.sentGenerators = generatorsKey;
    const ledgers = dueLedgers ? this.traffic.ledgers().flatMap((ledger) => this.changeOf(ledger) ?? []) : [];
    return {
      ...(shown.length > 0 ? { requests: shown } : {}),
      ...(changedGenerators ? { generators: { set: generators, gone: [] } } : {}),
      ...(ledgers.length > 0 ? { ledgers } : {}),
    };
  }

  private changeOf(ledger: LedgerView): LedgerChange | undefined {
    const before = this.ledgerSent.get(ledger.generator);
    if (before && same(before, ledger)) return undefined;
    this.ledgerSent.set(ledger.generator, ledger);
    const byPod = changedKeys(before?.byPod ?? {}, ledger.byPod);
    return { ...ledger, byPod, ratePerPod: changedKeys(before?.ratePerPod ?? {}, ledger.ratePerPod) };
  }
}

function sample(requests: readonly RequestView[]): readonly RequestView[] {
  if (requests.length <= REQUESTS_AT_MOST) return requests;
  const every = Math.ceil(requests.length / REQUESTS_AT_MOST);
  return requests.filter((request, index) => index % every === 0 || request.outcome !== 'ok').slice(-REQUESTS_AT_MOST);
}

function defined<T extends Record<string, unknown>>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
