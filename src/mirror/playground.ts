import type { Answers, Down, Question, Up } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import type { GeneratorSpec, Session } from '../protocol/session';
import { keepText } from '../texts/keep';
import { mishapsText } from '../texts/mishaps';
import { BranchControls } from './branchControls';
import { type Connection, connect, type QuestionOf, type WorkerLike } from './connection';
import { applyDiff } from './diff';
import { createDiffs } from './diffs';
import { awaitEnd, type Ended } from './ended';
import { Keeper } from './keeper';
import { type Kept, type KeptTabs, playedTo } from './kept';
import { busyNotice, crashedNotice, diagnosisNotice, isChange, readOnlyNotice } from './mishaps';
import { createPaced, isCrowd, type PacedMirror } from './paced';
import type { Still } from './still';
import { createMirror, hush, type MirrorStore, tell } from './store';
import { createTabs, filesOf, loadTabs, type TabsStore } from './tabs';
import { UsageInterest } from './usageInterest';

/** The shell that the terminal pane shows the prompt of. */
export const TERMINAL = '1';
/** A second shell for what buttons run while the first one is busy. */
export const SIDE_TERMINAL = '2';

/** A session and how it is opened. */
export interface Opening {
  readonly slot: string;
  readonly session: Session;
  /** What the session names. */
  readonly scenario: Scenario;
  readonly tabs: KeptTabs;
  readonly at?: number;
  readonly playing: boolean;
  /** How it looked when it was left. */
  readonly still?: Still | undefined;
  /** Nobody changes it; time can be played and gone through. */
  readonly readOnly?: boolean | undefined;
}

/** A crash again within this wall time of a restart is not tried again by itself. */
const RESTART_PATIENCE_MS = 15_000;
/** Nor has a cluster that went on by so much cluster time crashed at the same place. */
const GONE_ON_MS = 1_000;
/** After this wall time without an answer a seek is taken for lost, and the next may go. */
const SEEK_PATIENCE_MS = 3_000;

/** Of a playing cluster, so many frames may wait for their diffs: a worker that was busy would else answer all of them at once. */
const FRAMES_AHEAD = 3;
/** While it plays, diffs come at about 30 a second: dots and clock run on between two of them, and every other frame is for drawing alone. */
const DIFF_GAP_MS = 24;
/** Beats wait for presses no longer than this, in wall milliseconds: keys that are held come all the time. */
const BEAT_WAITS_MS = 400;
/** Of a crowd at about 20: a pod that changes twice between two of them is told of once. */
const CROWD_GAP_MS = 42;
/** Frames without an answer for this wall time mean that the worker computes something long. */
const BUSY_AFTER_MS = 4_000;

/** The open cluster and everything that a person can do with it. */
export class Playground {
  readonly mirror: MirrorStore = createMirror();
  readonly tabs: TabsStore = createTabs();
  /** The mirror for what is laid out from it. */
  readonly paced: PacedMirror = createPaced(this.mirror);
  /** Who looks at what is used. */
  readonly usage = new UsageInterest(this.mirror, (message) => this.send(message));
  /** Told of each diff as it came: another window of this page shows the same. */
  readonly diffs = createDiffs();
  /** Branches, undo, bookmarks. */
  readonly history = new BranchControls(this.mirror, (message) => this.send(message));
  /** Saves what is open. */
  readonly keeper: Keeper;
  private connection: Connection | undefined;
  private opening: Opening | undefined;
  private restartedAt = Number.NEGATIVE_INFINITY;
  private restartedFrom = Number.POSITIVE_INFINITY;
  private seeking: { since: number; next?: number } | undefined;
  private heardAt = Number.NEGATIVE_INFINITY;
  private lastFrameAt = 0;
  private framesAhead = 0;
  private askedAt = Number.NEGATIVE_INFINITY;
  /** Whether a diff was asked for in the frame at hand: it comes before the next. */
  asked = false;
  /** When a beat could last come. */
  private beatAt = Number.NEGATIVE_INFINITY;
  private wishedSpeed: number | undefined;

  constructor(
    private readonly makeWorker: () => WorkerLike,
    kept: Kept,
  ) {
    this.keeper = new Keeper(kept, this.mirror, this.tabs, () => this.ask<'session'>({ type: 'session', whole: true }));
  }

  /** Starts the worker ahead of `open`, while the page still reads what was kept. */
  start(): void {
    this.connection ??= connect(
      this.makeWorker,
      (message) => this.hear(message),
      (reason) => this.crashed(reason),
    );
  }

  /** Opens a session; from now on this is what is saved, in its slot. */
  open(opening: Opening): void {
    if (this.opening && opening.slot !== this.opening.slot) this.keeper.saveMoment();
    this.start();
    const fresh = opening.tabs !== this.opening?.tabs;
    this.opening = opening;
    if (fresh) loadTabs(this.tabs, opening.tabs);
    this.keeper.begin(opening, fresh);
    this.framesAhead = 0;
    this.send({ type: 'open', session: opening.session, scenario: opening.scenario, at: opening.at });
    this.send({ type: opening.playing ? 'play' : 'pause' });
    this.usage.renew();
  }

  /** The scenario of the open session. */
  get scenario(): Scenario | undefined {
    return this.opening?.scenario;
  }

  /** Whether a session was opened. */
  get isOpen(): boolean {
    return this.opening !== undefined;
  }

  get slot(): string {
    return this.opening?.slot ?? 'own';
  }

  get isReadOnly(): boolean {
    return this.opening?.readOnly ?? false;
  }

  /** False where nobody may do that to the open cluster: it was said then. */
  send(message: Down): boolean {
    const refused = this.isReadOnly && isChange(message);
    if (refused) tell(this.mirror, readOnlyNotice());
    else this.connection?.send(message);
    return !refused;
  }

  /** Goes on in another slot, where it may be changed. */
  moveTo(slot: string): void {
    if (!this.opening) return;
    this.opening = { ...this.opening, slot, readOnly: false };
    this.keeper.moveTo(this.opening);
  }

  ask<T extends Question['type']>(question: QuestionOf<T>): Promise<Answers[T]> {
    return this.connection?.ask(question) ?? Promise.reject(new Error(mishapsText('ended.now')));
  }

  /**
   * A frame was shown at this wall time: the cluster's clock moves by it, and the next diff may come. `pressed`: it shows the
   * answer to a press, and a beat can wait a little.
   */
  frame(wallMs: number, pressed = false): void {
    const { status, playing, goal } = this.mirror.getState();
    const runs = status === 'running' && playing;
    const answers = runs || goal !== undefined || status === 'starting';
    const gap = isCrowd(this.mirror.getState()) ? CROWD_GAP_MS : DIFF_GAP_MS;
    const early = runs && goal === undefined && wallMs - this.askedAt < gap;
    this.asked = !early && (!answers || this.framesAhead < FRAMES_AHEAD);
    if (this.asked) {
      this.askedAt = wallMs;
      this.framesAhead++;
      this.send({ type: 'frame', wallMs });
    }
    // Where frames are frequent, beats come in those that ask for nothing.
    const waits = pressed && wallMs - this.beatAt < BEAT_WAITS_MS;
    if (!waits && (!this.asked || wallMs - this.lastFrameAt > DIFF_GAP_MS)) {
      this.beatAt = wallMs;
      this.paced.frame(wallMs);
    }
    // A page that was hidden has shown no frames: the silence was its own.
    if (wallMs - this.lastFrameAt > 1_000) this.heardAt = wallMs;
    this.lastFrameAt = wallMs;
    if (!runs || wallMs - this.heardAt < BUSY_AFTER_MS) return;
    this.heardAt = Number.POSITIVE_INFINITY;
    tell(this.mirror, busyNotice());
  }

  // What a person does.

  /** Types a line into a terminal; the files that it names go with it. */
  exec(line: string, terminal: string = TERMINAL): boolean {
    const files = filesOf(line, this.tabs.getState().files);
    return this.send({ type: 'command', command: { type: 'exec', terminal, line, ...(files && { files }) } });
  }

  /** Runs a line in the terminal and tells how it ended; undefined when time was set back before it. */
  run(line: string): Promise<Ended | undefined> {
    const terminal = isBusy(this.mirror.getState(), TERMINAL) ? SIDE_TERMINAL : TERMINAL;
    if (this.isReadOnly) return Promise.resolve(void this.exec(line, terminal) as undefined);
    const ended = awaitEnd(this.mirror, terminal, line);
    this.exec(line, terminal);
    return ended;
  }

  /** `kubectl apply -f` of a tab. */
  apply(name: string): Promise<Ended | undefined> {
    return this.run(`kubectl apply -f ${name}`);
  }

  interrupt(terminal: string = TERMINAL): void {
    this.send({ type: 'command', command: { type: 'interrupt', terminal } });
  }

  traffic(generator: GeneratorSpec): void {
    this.send({ type: 'command', command: { type: 'traffic', generator } });
  }

  play(): void {
    hush(this.mirror, 'diagnosis');
    this.send({ type: 'play' });
  }

  pause(): void {
    this.send({ type: 'pause' });
  }

  togglePlay(): void {
    if (this.mirror.getState().playing) this.pause();
    else this.play();
  }

  /** The speed that is set, or was asked for and is not yet. */
  get speed(): number {
    return this.wishedSpeed ?? this.mirror.getState().speed;
  }

  /** `untilEvent` plays fast to the next event of interest; the speed is that of playing on from there. */
  setSpeed(speed: number, untilEvent = false): void {
    this.wishedSpeed = speed;
    this.send({ type: 'speed', speed, ...(untilEvent && { untilEvent }) });
  }

  /** To the next (1) or the previous (-1) event of interest, or decision of a controller or the scheduler. */
  step(direction: 1 | -1, to: 'event' | 'decision' = 'event'): void {
    this.send({ type: 'step', direction, to });
  }

  /** Goes to a moment. While one seek is under way only the latest wish is kept, so dragging never queues up. */
  seek(at: number): void {
    const wish = Math.max(0, Math.round(at));
    if (this.seeking && performance.now() - this.seeking.since < SEEK_PATIENCE_MS) {
      this.seeking.next = wish;
      return;
    }
    this.seeking = { since: performance.now() };
    this.send({ type: 'seek', at: wish });
  }

  // What the worker says.

  private hear(message: Exclude<Up, { type: 'reply' }>): void {
    this.heardAt = this.lastFrameAt;
    this.framesAhead = 0;
    if (message.type === 'diff') {
      hush(this.mirror, 'busy');
      const { terminal, branches, bookmarks } = this.mirror.getState();
      this.mirror.setState(applyDiff(this.mirror.getState(), message), true);
      this.diffs.tell(message);
      if (message.speed === this.wishedSpeed) this.wishedSpeed = undefined;
      this.arrived();
      this.tellGoal();
      const next = this.mirror.getState();
      const isTurned = next.branches !== branches || next.bookmarks !== bookmarks;
      if (isTurned || next.terminal !== terminal || message.commands !== undefined)
        void this.keeper.saveSession(isTurned);
    } else if (message.type === 'turned') {
      this.history.tell(message);
    } else if (message.type === 'diagnosis') {
      tell(this.mirror, diagnosisNotice(message));
    } else {
      const nothingOpen = this.mirror.getState().status === 'starting';
      if (nothingOpen) {
        // Questions to a worker without a cluster would wait for ever.
        this.connection?.end();
        this.connection = undefined;
        this.mirror.setState({ status: 'crashed' });
      }
      tell(this.mirror, {
        id: 'refused',
        tone: 'bad',
        title: message.message,
        detail: nothingOpen ? mishapsText('refused.kept') : keepText('refused.stays'),
        ...(nothingOpen && { actions: [{ label: mishapsText('refused.new'), act: 'start-over' }] as const }),
      });
    }
  }

  /** A far moment takes its time; the cluster can be used meanwhile, which gives it up. */
  private tellGoal(): void {
    const { now, goal } = this.mirror.getState();
    if (goal === undefined) {
      hush(this.mirror, 'goal');
      return;
    }
    const title = mishapsText('goal.title', { percent: 10 * Math.floor((10 * now) / goal) });
    if (this.mirror.getState().notices.some((notice) => notice.title === title)) return;
    tell(this.mirror, {
      id: 'goal',
      tone: 'plain',
      title,
      detail: mishapsText('goal.detail'),
    });
  }

  private arrived(): void {
    const next = this.seeking?.next;
    this.seeking = undefined;
    if (next !== undefined) this.seek(next);
  }

  private crashed(reason: string): void {
    const { now, playing, status } = this.mirror.getState();
    this.connection = undefined;
    this.seeking = undefined;
    const hasGoneOn = now > this.restartedFrom + GONE_ON_MS;
    const again = performance.now() - this.restartedAt < RESTART_PATIENCE_MS && !hasGoneOn;
    if (!this.opening || again || status === 'starting') {
      this.mirror.setState({ status: 'crashed', playing: false });
      tell(this.mirror, crashedNotice(reason));
      return;
    }
    tell(this.mirror, {
      id: 'crashed',
      tone: 'warn',
      title: mishapsText('restored.title'),
      detail: reason,
    });
    this.restore(now, playing);
  }

  /** Opens the saved session again, in a new worker. */
  restore(at: number = this.mirror.getState().now, playing = false): void {
    const { session } = this.keeper;
    if (!this.opening || !session) return;
    this.connection?.end();
    this.connection = undefined;
    hush(this.mirror, 'diagnosis');
    hush(this.mirror, 'busy');
    this.heardAt = this.lastFrameAt;
    this.framesAhead = 0;
    const { horizon, speed, untilEvent, lockstep } = this.mirror.getState();
    this.mirror.setState(({ restarts }) => ({ restarts: restarts + 1 }));
    this.restartedAt = performance.now();
    this.restartedFrom = at;
    this.open({ ...this.opening, session: playedTo(session, horizon), at: Math.max(0, at), playing });
    this.setSpeed(speed, untilEvent);
    if (lockstep) this.history.lockstep(lockstep.branch);
  }
}

/** Whether a shell still runs a command at the moment shown. */
export function isBusy(
  { terminal: records, now }: Pick<ReturnType<MirrorStore['getState']>, 'terminal' | 'now'>,
  terminal: string,
): boolean {
  const last = records.findLast(
    (one) => one.at <= now && one.terminal === terminal && one.kind !== 'stdout' && one.kind !== 'stderr',
  );
  return last?.kind === 'command';
}
