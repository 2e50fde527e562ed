import { hasRulesAtOnce } from '../api/rules';
import { type Cluster, Diagnosis } from '../engine/cluster';
import { Playback } from '../engine/playback';
import type { Answers, Diff, Down, HistoryDown, Question, Up } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import { type Command, ENGINE_VERSION, type Session } from '../protocol/session';
import type { Almanac } from './almanac/almanac';
import type { Desk, Past } from './desk/desk';
import type { Historian, ShowParts } from './historian';
import { Pacer } from './pacer';
import { Publisher } from './publisher';
import { answer, isForDesk, isForWhy, type WhyAnswers } from './questions';
import { emptyCluster, type Scene, type SceneEquipment, setScene } from './scene';
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
/** Cluster time over wall time until something happens. */
const UNTIL_EVENT_SPEED = 300;
/** A step looks this far ahead for the next event, in milliseconds of cluster time. */
const STEP_LOOKS_AHEAD_MS = 60_000;

/** What may be loaded later than the engine: it is asked for when it is needed. */
export interface Equipment extends SceneEquipment {
  /** Who answers in detail; undefined while that is not loaded. */
  readonly desk?: (cluster: Cluster, almanac: Almanac, past: Past) => Desk | undefined;
  /** What answers why. */
  readonly whys?: () => WhyAnswers;
  /** Who knows of branches; undefined while that is not loaded. */
  readonly historian?: (parts: ShowParts) => Historian | undefined;
  /** Tells the page what is in no diff. */
  readonly post?: (message: Up) => void;
}

/** Is it a scenario as it comes, in which nobody has done anything yet? */
export function isUntouched({ log, history }: Session, { start }: Scenario): boolean {
  return JSON.stringify(log) === JSON.stringify(start) && !history?.others.length;
}

/**
 * Does it come up with the opening's tools alone: untouched, with no other line than `kubectl apply -f`, and with no kind whose rules
 * come later?
 */
export function comesUpAtOnce(session: Session, scenario: Scenario): boolean {
  const isOpening = (line: string) => /^kubectl apply( -f \S+)+$/.test(line);
  return (
    isUntouched(session, scenario) &&
    session.log.every(
      ({ command }) =>
        command.type !== 'exec' ||
        (isOpening(command.line) && Object.values(command.files ?? {}).every(hasRulesAtOnce)),
    )
  );
}

/** One session on the worker's stage: plays it as the page asks, and tells the page what it shows. */
export class Show {
  readonly playback: Playback;
  private readonly scene: Scene;
  private readonly publisher: Publisher;
  private readonly usage: Usage;
  private readonly pacer = new Pacer();
  private made: Historian | undefined;
  private desk: Desk | undefined;
  private playing = false;
  private untilEvent = false;
  private fresh = true;
  private dirty = true;
  private full = false;
  /** Cluster time that was asked for and could not be played within its frame's share. */
  private owed = 0;
  /** A moment that was asked for and is still to be played to. */
  private goal: number | undefined;

  constructor(
    private readonly session: Session,
    private readonly scenario: Scenario,
    private readonly wallNow: () => number,
    private readonly equipment: Equipment,
  ) {
    this.scene = setScene(session, scenario, equipment);
    const { cluster, picture, story, watcher } = this.scene;
    cluster.populate();
    this.playback = new Playback(cluster, watcher, session.log, session.history);
    this.usage = new Usage(() => cluster.usage());
    this.publisher = new Publisher(picture, story, new Users(cluster, picture), this.usage);
  }

  get cluster(): Cluster {
    return this.scene.cluster;
  }

  /** What knows of branches, once it is loaded. */
  private get historian(): Historian | undefined {
    if (this.made) return this.made;
    const { playback, scene, session, scenario, equipment, wallNow } = this;
    const { start } = scenario;
    const isOpening = JSON.stringify(session.log.slice(0, start.length)) === JSON.stringify(start);
    this.made = equipment.historian?.({
      playback,
      scene,
      wallNow,
      another: () => setScene(session, scenario, equipment),
      given: isOpening ? start.length : 0,
      post: equipment.post ?? (() => {}),
    });
    return this.made;
  }

  /** Does what the page asks, except for frames. */
  hear(message: Exclude<Down, { type: 'open' | 'frame' | 'ask' }>): void {
    this.dirty = true;
    if (message.type === 'play' || message.type === 'pause') this.play(message.type === 'play');
    else if (message.type === 'speed') {
      this.untilEvent = message.untilEvent ?? false;
      this.pacer.speed = Math.min(1000, Math.max(0.1, message.speed));
    } else if (message.type === 'command') this.perform(message.command);
    else if (message.type === 'step') this.step(message.direction, message.to ?? 'event');
    else if (message.type === 'seek') this.seek(message.at);
    else if (message.type === 'interest') this.usage.isWanted = message.usage;
    else if (message.type === 'refresh') {
      this.scene.story.forget();
      this.fresh = true;
    } else this.turn(message);
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
    if (this.made?.waits) {
      this.made.follow(this.wallNow() + WORK_PER_FRAME_MS);
      this.dirty = true;
    }
    this.watchSpace();
    if (!this.playing && !this.dirty && !this.fresh && !this.publisher.owes(wallMs)) return undefined;
    const { playback, untilEvent } = this;
    const diff: Diff = this.publisher.diff(
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
    const news = this.historian?.news(this.fresh, wallMs, !this.playing);
    this.fresh = false;
    this.dirty = false;
    return { ...diff, ...news, ...(untilEvent && { untilEvent }) };
  }

  answer(question: Question): Answers[Question['type']] {
    if (isForWhy(question)) return this.whys(question);
    if (!isForDesk(question)) return answer(question, this.cluster, (whole) => this.sessionNow(whole));
    const { session, scenario, equipment, playback } = this;
    this.desk ??= equipment.desk?.(this.cluster, this.scene.almanac, {
      log: () => playback.log,
      empty: () => emptyCluster(session, scenario, equipment),
    });
    if (!this.desk) throw new Error(`Nobody is there to answer ${question.type}.`);
    return this.desk.answer(question);
  }

  private whys(question: Extract<Question, { type: 'why' | 'try' }>): Answers['why'] | Answers['try'] {
    const { scene, playback, session, scenario, equipment } = this;
    const whys = equipment.whys?.();
    if (!whys) throw new Diagnosis('Loading', 'a question was asked before what answers it was loaded');
    const { cluster, chronicle, story } = scene;
    const source = { cluster, chronicle, log: playback.log, terminal: story.printed };
    if (question.type === 'why') return whys.why(source, question.object);
    return whys.trial(source, question.trial, () => emptyCluster(session, scenario, equipment));
  }

  /** Stops the clock: something never came to rest. */
  halt(): void {
    this.play(false);
    this.goal = undefined;
    this.dirty = true;
  }

  /** The branch that is shown; `whole` with all others and the bookmarks. */
  sessionNow(whole = false): Answers['session'] {
    const { seed, scenario } = this.session;
    const { log, now } = this.playback;
    const session = { engine: ENGINE_VERSION, seed, scenario, log };
    return { session: whole ? { ...session, history: this.playback.history() } : session, at: now };
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
    if (this.untilEvent) {
      this.playToEvent(clusterMs, end);
      return;
    }
    this.owed = Math.min(this.owed + clusterMs, 100 * this.pacer.speed);
    while (this.owed > 0) {
      const piece = Math.min(PIECE_MS, this.owed);
      this.playback.advance(this.playback.now + piece);
      this.owed -= piece;
      if (this.made?.follow(end) === false || this.wallNow() >= end) return;
    }
  }

  /** Plays fast, and stops where something happens. */
  private playToEvent(clusterMs: number, end: number): void {
    const { playback, scene } = this;
    const limit = playback.now + Math.ceil((clusterMs * UNTIL_EVENT_SPEED) / this.pacer.speed);
    const known = scene.story.moments.length;
    const isQuiet = () => scene.story.moments.length === known;
    while (isQuiet() && this.wallNow() < end && playback.stepOccurrence(limit));
    if (!isQuiet()) {
      playback.advance(playback.now);
      this.play(false);
      this.dirty = true;
    } else if (this.wallNow() < end) playback.advance(limit);
    this.made?.follow(end);
  }

  /** What is done to the lines of history. */
  private turn(message: HistoryDown): void {
    const isMove = message.type === 'branch' || message.type === 'undo' || message.type === 'redo';
    if (isMove || message.type === 'fork') this.goal = undefined;
    const isOther = this.historian?.hear(message);
    if (!isOther) return;
    this.fresh = true;
    this.owed = 0;
    this.pacer.rest();
  }

  /** A command that is typed while the clock stands has the moment that it takes; one that waits goes on when the clock does. */
  private perform(command: Command): void {
    // Whoever does something while the cluster is on its way does it at the moment that is shown.
    this.goal = undefined;
    const { playback } = this;
    playback.perform(command);
    this.historian?.acted();
    if (this.playing || command.type !== 'exec') return;
    const limit = playback.now + COMMAND_TAKES_MS;
    while (this.cluster.commandLine.running(command.terminal) && playback.stepOccurrence(limit));
  }

  private step(direction: 1 | -1, to: 'event' | 'decision'): void {
    this.goal = undefined;
    this.play(false);
    const { playback, scene } = this;
    const moments = () => (to === 'event' ? scene.story.moments : scene.story.decisions);
    if (direction === -1) {
      const target = moments().findLast((moment) => moment < playback.now);
      this.seek(target ?? 0);
      return;
    }
    const limit = playback.now + STEP_LOOKS_AHEAD_MS;
    const known = moments().length;
    while (moments().length === known && playback.stepOccurrence(limit));
    playback.advance(moments().length === known ? limit : playback.now);
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
}
