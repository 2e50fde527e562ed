import type { Playground } from '../../mirror/playground';
import { same } from '../../mirror/same';
import type { Answers } from '../../protocol/messages';
import { giveAdvice } from './advice/advise';
import type { Scene } from './advice/rule';
import { RULES } from './advice/rules';
import { type AdviceItem, advice } from './adviceStore';
import { type Compared, Comparer } from './comparer';
import { comparison } from './comparison';
import type { Difference } from './differences';
import { type FieldFindings, readFields } from './fields';
import type { SchemaNode } from './fieldWords';
import { type Manifest, manifest, type Parsed, parsed, type Written } from './manifest';

/** After the last key, in milliseconds of wall time. */
const PAUSE_MS = 250;
/** What is known of the cluster is asked for again at most this often. */
const ASK_EVERY_MS = 1_500;

const LATER_MS = 1_000;

/** Reads the files as they are written, with what the cluster has, and tells what could be better. */
export class Proofreader {
  private readonly files = new Map<string, Parsed>();
  private readonly stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private known: Answers['known'] = { objects: [], images: [] };
  private live: readonly Manifest[] = [];
  private askedAt = Number.NEGATIVE_INFINITY;
  private ended = false;
  /** What advice was last given about, and what was last told of differences. */
  private advised: readonly unknown[] = [];
  private told: readonly unknown[] = [];
  private readonly comparer: Comparer;
  /** Called after each reading, with what differs from the live objects and what the API knows of the fields. */
  onRead: (file: Parsed | undefined, found: readonly Difference[], fields: FieldFindings) => void = () => {};
  private schema: SchemaNode | undefined;

  constructor(
    private readonly playground: Playground,
    schema: Promise<SchemaNode>,
  ) {
    const { tabs, mirror } = playground;
    this.comparer = new Comparer(playground);
    this.stops.push(
      tabs.subscribe((now, old) => {
        if (now.files !== old.files || now.active !== old.active) this.readSoon();
      }),
      mirror.subscribe((now, old) => {
        if (now.commands !== old.commands || now.freshness !== old.freshness) this.readSoon();
        else if (now.replicaSets !== old.replicaSets || now.services !== old.services) this.readLater();
      }),
      advice.subscribe((now, old) => {
        if (now.silenced !== old.silenced) void this.read();
      }),
    );
    void schema.then((read) => {
      this.schema = read;
      this.readSoon();
    });
    this.readSoon();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    clearTimeout(this.later);
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

  /** The cluster changes by itself: that is looked at now and then. */
  private readLater(): void {
    this.later ??= setTimeout(() => {
      this.later = undefined;
      void this.askAndRead();
    }, LATER_MS);
  }

  private async askAndRead(): Promise<void> {
    if (performance.now() - this.askedAt > ASK_EVERY_MS && this.playground.mirror.getState().status === 'running') {
      this.askedAt = performance.now();
      const known = await this.playground.ask<'known'>({ type: 'known' }).catch(() => undefined);
      if (known) this.learn(known);
    }
    if (!this.ended) await this.read();
  }

  /** What did not change stays the same object: who reads it need not read it again. */
  private learn(known: Answers['known']): void {
    const live = known.objects.map((object, index) => {
      const before = this.live[index];
      return before && same(before.value, object) ? before : manifest(object);
    });
    const isSameList = live.length === this.live.length && live.every((one, index) => one === this.live[index]);
    if (!isSameList) this.live = live;
    this.known = same(known.images, this.known.images) ? { ...known, images: this.known.images } : known;
  }

  private async read(): Promise<void> {
    const { active, files } = this.playground.tabs.getState();
    for (const name of this.files.keys()) if (!files.some((file) => file.name === name)) this.files.delete(name);
    const file = this.fileOf(active);
    if (!file) {
      this.advised = [];
      advice.setState({ file: '', items: [] });
      this.tell(undefined, []);
      return;
    }
    const { silenced } = advice.getState();
    const about = [file, files, this.live, this.known.images, silenced];
    if (about.some((each, index) => each !== this.advised[index])) {
      this.advised = about;
      const rules = RULES.filter(({ name }) => !silenced.includes(name));
      advice.setState({ file: active, items: itemsIn(file, this.scene(), rules) });
    }
    await this.compare(file);
  }

  private async compare(file: Parsed): Promise<void> {
    const pairs = file.documents.flatMap((one) => {
      const live = one.kind === '' || one.document.errors.length > 0 ? undefined : this.liveOf(one);
      return live ? [{ one, live }] : [];
    });
    const compared = await Promise.all(pairs.map(({ one, live }) => this.comparer.compare(one, live)));
    if (!this.ended && this.files.get(file.file) === file) this.tell(file, compared);
  }

  private fieldsOf(file: Parsed | undefined): FieldFindings {
    const { schema } = this;
    if (!file || !schema) return { unknown: [], kept: [] };
    const found = file.documents
      .filter(({ document }) => document.errors.length === 0)
      .map((one) => readFields(one, schema));
    return { unknown: found.flatMap(({ unknown }) => unknown), kept: found.flatMap(({ kept }) => kept) };
  }

  private tell(file: Parsed | undefined, compared: readonly Compared[]): void {
    const told = [file, this.schema, ...compared];
    if (told.length === this.told.length && told.every((each, index) => each === this.told[index])) return;
    this.told = told;
    const found = compared.filter((one) => one.differences.length > 0);
    const revision = found.length === 1 ? (found[0]?.revision ?? 0) : 0;
    comparison.setState({
      file: file?.file ?? '',
      revision,
      against: found.length === 0 ? '' : revision > 0 ? 'revision' : 'cluster',
    });
    const differences = found.flatMap((one) => one.differences);
    this.onRead(file, differences, this.fieldsOf(file));
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
