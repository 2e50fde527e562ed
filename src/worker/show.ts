import { createCli } from '../cli/cli';
import type { FieldWords } from '../cli/kubectl/explain/words';
import type { Toolbox } from '../cli/toolbox';
import { Cluster, type ClusterOptions, Diagnosis } from '../engine/cluster';
import { Playback } from '../engine/playback';
import type { Answers, Down, Question, Up } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import { type Command, ENGINE_VERSION, type Session } from '../protocol/session';
import { Chronicle } from './chronicle';
import type { Desk } from './desk/desk';
import { Pacer } from './pacer';
import { Picture } from './picture/picture';
import { pictureSource } from './picture/source';
import { Publisher } from './publisher';
import { answer, isForDesk, isForWhy, type WhyAnswers } from './questions';
import { Story } from './story';
import { Usage } from './usage';
import { Users } from './users';

/** How much wall time of a frame may go into the cluster, in milliseconds: the worker must stay answerable. */
const WORK_PER_FRAME_MS = 24;
/** Cluster time is played in pieces of this many milliseconds, after each of which the wall clock is asked. */
const PIECE_MS = 50;
/** A moment that is asked for is played to within this wall time, or bit by bit while the page is shown how far it is. */
const GO_AT_ONCE_MS = 1_000;
/** A command that waits for nothing is done within this much cluster time, in milliseconds. */
const COMMAND_TAKES_MS = 1_000;
/** A step looks this far ahead for the next event, in milliseconds of cluster time. */
const STEP_LOOKS_AHEAD_MS = 60_000;

/** What may be loaded later than the engine: it is asked for when it is needed. */
export interface Equipment {
  readonly toolbox: () => Toolbox;
  readonly shell: ClusterOptions['shell'];
  /** Who answers in detail; undefined while that is not loaded. */
  readonly desk?: (cluster: Cluster) => Desk | undefined;
  readonly fieldWords?: FieldWords;
  /** What answers why. */
  readonly whys?: () => WhyAnswers;
}

/** Is it a scenario as it comes, in which nobody has done anything yet? */
export function isUntouched({ log }: Session, { start }: Scenario): boolean {
  return JSON.stringify(log) === JSON.stringify(start);
}

/** Does it come up with the opening's tools alone: untouched, and with no other line than `kubectl apply -f`? */
export function comesUpAtOnce(session: Session, scenario: Scenario): boolean {
  const isOpening = (line: string) => /^kubectl apply( -f \S+)+$/.test(line);
  return (
    isUntouched(session, scenario) &&
    session.log.every(({ command }) => command.type !== 'exec' || isOpening(command.line))
  );
}

/** What does not give up a moment that the cluster is on its way to. */
const LEAVES_GOAL: ReadonlySet<Down['type']> = new Set(['play', 'pause', 'speed', 'interest', 'refresh']);

/** One session on the worker's stage: plays it as the page asks, and tells the page what it shows. */
export class Show {
  readonly cluster: Cluster;
  readonly playback: Playback;
  private readonly picture: Picture;
  private readonly story: Story;
  private readonly chronicle = new Chronicle();
  private readonly publisher: Publisher;
  private readonly usage: Usage;
  private readonly pacer = new Pacer();
  private playing = false;
  private fresh = true;
  private dirty = true;
  private full = false;
  /** Cluster time that was asked for and could not be played within its frame's share. */
  private owed = 0;
  /** A moment that was asked for and is still to be played to. */
  private goal: number | undefined;
  private desk: Desk | undefined;

  constructor(
    private readonly session: Session,
    private readonly scenario: Scenario,
    private readonly wallNow: () => number,
    private readonly equipment: Equipment,
  ) {
    const cluster = this.emptyCluster();
    this.cluster = cluster;
    this.picture = new Picture(pictureSource(cluster));
    this.story = new Story(() => cluster.now);
    cluster.observe((change) => {
      this.picture.note(change);
      this.story.note(change);
      this.chronicle.note(change);
    });
    cluster.listen((decision) => this.chronicle.decided(decision));
    cluster.commandLine.onOutput = (output) => this.story.print(output);
    cluster.onPerform = (command) => this.performed(command);
    cluster.populate();
    const watcher = {
      save: () => ({ picture: this.picture.save(), story: this.story.save(), chronicle: this.chronicle.save() }),
      load: (saved: unknown) => {
        const { picture, story, chronicle } = saved as Record<'picture' | 'story' | 'chronicle', unknown>;
        this.picture.load(picture);
        this.story.load(story);
        this.chronicle.load(chronicle);
      },
    };
    this.playback = new Playback(cluster, watcher, session.log);
    this.usage = new Usage(() => cluster.usage());
    this.publisher = new Publisher(this.picture, this.story, new Users(cluster, this.picture), this.usage);
  }

  /** Does what the page asks, except for frames. */
  hear(message: Exclude<Down, { type: 'open' | 'frame' | 'ask' }>): void {
    this.dirty = true;
    // Whoever does something while the cluster is on its way does it at the moment that is shown.
    if (!LEAVES_GOAL.has(message.type)) this.goal = undefined;
    if (message.type === 'command') this.perform(message.command);
    else if (message.type === 'interest') this.usage.isWanted = message.usage;
    else if (message.type === 'play') this.play(true);
    else if (message.type === 'pause') this.play(false);
    else if (message.type === 'speed') this.pacer.speed = Math.min(1000, Math.max(0.1, message.speed));
    else if (message.type === 'step') this.step(message.direction);
    else if (message.type === 'seek') this.seek(message.at);
    else if (message.type === 'refresh') this.fresh = true;
    else if (this.playback.switchTo(message.name)) this.fresh = true;
  }

  /** Plays up to a moment before the page is shown anything, unless it is far. */
  open(at: number): void {
    this.seek(at);
    this.fresh = true;
    this.play(true);
  }

  /** A frame was shown: plays on, and gives the next diff if there is anything to tell. */
  frame(wallMs: number): Up | undefined {
    if (this.goal !== undefined) this.goOn(WORK_PER_FRAME_MS);
    else if (this.playing) this.playOn(this.pacer.frame(wallMs));
    this.watchSpace();
    if (!this.playing && !this.dirty && !this.fresh && !this.publisher.owes(wallMs)) return undefined;
    const { playback } = this;
    const diff = this.publisher.diff(
      {
        now: playback.now,
        horizon: playback.horizon,
        playing: this.playing,
        speed: this.pacer.speed,
        goal: this.goal,
        branch: playback.branchName,
        branches: () => playback.branches(),
        commands: playback.log.length,
      },
      this.fresh,
      wallMs,
    );
    this.fresh = false;
    this.dirty = false;
    return diff;
  }

  answer(question: Question): Answers[Question['type']] {
    if (isForWhy(question)) return this.whys(question);
    if (!isForDesk(question)) return answer(question, this.cluster, () => this.sessionNow());
    this.desk ??= this.equipment.desk?.(this.cluster);
    if (!this.desk) throw new Error(`Nobody is there to answer ${question.type}.`);
    return this.desk.answer(question);
  }

  private whys(question: Extract<Question, { type: 'why' | 'try' }>): Answers['why'] | Answers['try'] {
    const { cluster, chronicle, story, playback, equipment } = this;
    const whys = equipment.whys?.();
    if (!whys) throw new Diagnosis('Loading', 'a question was asked before what answers it was loaded');
    const source = { cluster, chronicle, log: playback.log, terminal: story.printed };
    if (question.type === 'why') return whys.why(source, question.object);
    return whys.trial(source, question.trial, () => this.emptyCluster());
  }

  /** A cluster of this session's world in which nothing has happened yet. */
  private emptyCluster(): Cluster {
    const { toolbox, shell, fieldWords } = this.equipment;
    return new Cluster({
      seed: this.session.seed,
      world: this.scenario.world,
      shell,
      createCommandLine: (host) => createCli({ ...host, toolbox, ...(fieldWords ? { fieldWords } : {}) }),
    });
  }

  /** Stops the clock: something never came to rest. */
  halt(): void {
    this.play(false);
    this.goal = undefined;
    this.dirty = true;
  }

  sessionNow(): Answers['session'] {
    const { seed, scenario } = this.session;
    return { session: { engine: ENGINE_VERSION, seed, scenario, log: this.playback.log }, at: this.playback.now };
  }

  /** Pauses once when etcd has no more room, and says who filled it. */
  private watchSpace(): void {
    const { etcd } = this.cluster;
    const wasFull = this.full;
    this.full = etcd.isFull;
    if (!this.full || wasFull) return;
    const last = etcd.filledBy;
    const line = last?.origin ? `, because of “${last.origin}”` : '';
    const who = last ? `${last.actor} went on making ${last.resource}${line}` : 'too much was made';
    const words = `etcd has no room for more objects: ${who}. Go back in time, or delete some; new objects are refused until then.`;
    throw new Diagnosis('DatabaseSpaceExceeded', words);
  }

  private play(playing: boolean): void {
    this.playing = playing;
    this.owed = 0;
    this.pacer.rest();
  }

  private playOn(clusterMs: number): void {
    const end = this.wallNow() + WORK_PER_FRAME_MS;
    this.owed = Math.min(this.owed + clusterMs, 100 * this.pacer.speed);
    while (this.owed > 0) {
      const piece = Math.min(PIECE_MS, this.owed);
      this.playback.advance(this.playback.now + piece);
      this.owed -= piece;
      if (this.wallNow() >= end) return;
    }
  }

  /** A command that is typed while the clock stands has the moment that it takes; one that waits goes on when the clock does. */
  private perform(command: Command): void {
    const { playback } = this;
    playback.perform(command);
    if (this.playing || command.type !== 'exec') return;
    const limit = playback.now + COMMAND_TAKES_MS;
    while (this.cluster.commandLine.running(command.terminal) && playback.stepOccurrence(limit));
  }

  private step(direction: 1 | -1): void {
    this.play(false);
    const { playback, story } = this;
    if (direction === -1) {
      const target = story.moments.findLast((moment) => moment < playback.now);
      this.seek(target ?? 0);
      return;
    }
    const limit = playback.now + STEP_LOOKS_AHEAD_MS;
    const known = story.moments.length;
    while (story.moments.length === known && playback.stepOccurrence(limit));
    if (story.moments.length === known) playback.advance(limit);
    else playback.advance(playback.now);
  }

  private seek(at: number): void {
    const target = Math.max(0, Math.round(at));
    this.owed = 0;
    if (this.playback.approach(target)) this.fresh = true;
    this.goal = target;
    this.goOn(GO_AT_ONCE_MS);
  }

  /** Plays towards the goal for so long; pieces are as large as the wall clock lets them be. */
  private goOn(workMs: number): void {
    const { playback, goal = playback.now } = this;
    let at = this.wallNow();
    const end = at + workMs;
    let piece = PIECE_MS;
    this.dirty = true;
    while (at < end) {
      playback.advance(Math.min(goal, playback.now + piece));
      if (playback.now >= goal) {
        this.goal = undefined;
        this.pacer.rest();
        return;
      }
      const before = at;
      at = this.wallNow();
      piece = at - before < 2 ? piece * 2 : Math.max(PIECE_MS, piece / 2);
    }
  }

  private performed(command: Command): void {
    this.story.command(command);
    if (command.type === 'power' || command.type === 'link') this.picture.noteMachine(command.node);
  }
}
