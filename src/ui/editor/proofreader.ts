import type { Playground } from '../../mirror/playground';
import type { Answers } from '../../protocol/messages';
import { giveAdvice } from './advice/advise';
import type { Scene } from './advice/rule';
import { RULES } from './advice/rules';
import { type AdviceItem, advice } from './adviceStore';
import { type Manifest, manifest, type Parsed, parsed, type Written } from './manifest';

/** After the last key, in milliseconds of wall time. */
const PAUSE_MS = 250;
/** What is known of the cluster is asked for again at most this often. */
const ASK_EVERY_MS = 1_500;

/** Reads the files as they are written, with what the cluster has, and tells what could be better. */
export class Proofreader {
  private readonly files = new Map<string, Parsed>();
  private readonly stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private known: Answers['known'] = { objects: [], images: [] };
  private live: readonly Manifest[] = [];
  private askedAt = Number.NEGATIVE_INFINITY;
  private ended = false;
  /** Called after each reading. */
  onRead: (file: Parsed) => void = () => {};

  constructor(private readonly playground: Playground) {
    const { tabs, mirror } = playground;
    this.stops.push(
      tabs.subscribe((now, old) => {
        if (now.files !== old.files || now.active !== old.active) this.readSoon();
      }),
      mirror.subscribe((now, old) => {
        if (now.commands !== old.commands || now.freshness !== old.freshness) this.readSoon();
      }),
      advice.subscribe((now, old) => {
        if (now.silenced !== old.silenced) this.read();
      }),
    );
    this.readSoon();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    for (const stop of this.stops) stop();
  }

  /** The object of a kind and name as the cluster has it. */
  liveOf(one: Pick<Manifest, 'kind' | 'name' | 'namespace'>): Manifest | undefined {
    return this.live.find((each) => isSame(each, one));
  }

  /** What the cluster was last known to have. */
  get objects(): readonly Manifest[] {
    return this.live;
  }

  get images(): Answers['known']['images'] {
    return this.known.images;
  }

  /** A file taken apart, as it is at this moment. */
  fileOf(name: string): Parsed | undefined {
    const file = this.playground.tabs.getState().files.find((one) => one.name === name);
    if (!file) return undefined;
    const before = this.files.get(name);
    if (before?.text === file.text) return before;
    const read = parsed(name, file.text);
    this.files.set(name, read);
    return read;
  }

  /** All documents of all files, and what is around them. */
  scene(): Scene {
    const { files } = this.playground.tabs.getState();
    const all = files.flatMap(({ name }) => this.fileOf(name) ?? []);
    const written: Written[] = all.flatMap(({ documents }) => documents).filter(({ kind }) => kind !== '');
    return {
      written,
      texts: new Map(all.map(({ file, text }) => [file, text])),
      live: this.live.filter((one) => !written.some((each) => isSame(each, one))),
      images: this.known.images,
    };
  }

  private readSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askAndRead(), PAUSE_MS);
  }

  private async askAndRead(): Promise<void> {
    if (performance.now() - this.askedAt > ASK_EVERY_MS && this.playground.mirror.getState().status === 'running') {
      this.askedAt = performance.now();
      const known = await this.playground.ask<'known'>({ type: 'known' }).catch(() => undefined);
      if (known) {
        this.known = known;
        this.live = known.objects.map(manifest);
      }
    }
    if (!this.ended) this.read();
  }

  private read(): void {
    const { active, files } = this.playground.tabs.getState();
    for (const name of this.files.keys()) if (!files.some((file) => file.name === name)) this.files.delete(name);
    const file = this.fileOf(active);
    if (!file) {
      advice.setState({ file: '', items: [] });
      return;
    }
    const { silenced } = advice.getState();
    const rules = RULES.filter(({ name }) => !silenced.includes(name));
    advice.setState({ file: active, items: itemsIn(file, this.scene(), rules) });
    this.onRead(file);
  }
}

function isSame(one: Pick<Manifest, 'kind' | 'name' | 'namespace'>, other: typeof one): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

function itemsIn(file: Parsed, scene: Scene, rules: typeof RULES): AdviceItem[] {
  return giveAdvice(rules, file, scene).map(({ rule, advice: { span, what, fixes } }) => {
    const [from, to] = [file.place(span.start), file.place(span.end)];
    return {
      rule: rule.name,
      title: rule.title(),
      what,
      why: rule.why(),
      line: from.line,
      column: from.col,
      endLine: to.line,
      endColumn: to.col,
      fixes,
    };
  });
}
