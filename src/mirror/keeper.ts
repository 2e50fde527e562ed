import type { Answers } from '../protocol/messages';
import type { Session } from '../protocol/session';
import type { Kept, KeptTabs } from './kept';
import type { Opening } from './playground';
import { stillOf } from './still';
import type { MirrorStore } from './store';
import type { TabsStore } from './tabs';

const SAVE_MOMENT_EVERY_MS = 5_000;
const SAVE_TABS_AFTER_MS = 250;

/** Saves what is open in its slot, as it changes. */
export class Keeper {
  /** What is open, as it was saved last. */
  session: Session | undefined;
  /** What is open, wherever it has moved to. */
  private open: { opening: Opening } | undefined;
  private savedCommands = -1;
  private tabsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly kept: Kept,
    private readonly mirror: MirrorStore,
    private readonly tabs: TabsStore,
    private readonly ask: () => Promise<Answers['session']>,
  ) {}

  get slot(): string {
    return this.open?.opening.slot ?? 'own';
  }

  /** From now on this is what is saved; `fresh`: with the files that it is opened with. */
  begin(opening: Opening, fresh: boolean): void {
    const { slot, session, at = 0, playing, still, tabs } = opening;
    this.open = { opening };
    this.session = session;
    this.savedCommands = session.log.length;
    const done = doneIn(session, opening);
    this.kept.saveSession(slot, { session, at, playing, savedAt: Date.now(), done, ...(still && { still }) });
    if (fresh) this.kept.saveTabs(slot, tabs);
    void this.kept.setDeleted(slot, false);
  }

  /** Goes on in another slot: what is open is saved there as it stands. */
  moveTo(opening: Opening): void {
    if (!this.session || !this.open) return;
    this.open.opening = opening;
    this.save(opening, this.session, this.mirror.getState().now);
    this.kept.saveTabs(opening.slot, this.keptTabs());
    void this.kept.setDeleted(opening.slot, false);
  }

  /** Saves the session where something was done; `isTurned`: its branches or bookmarks are others. */
  async saveSession(isTurned: boolean): Promise<void> {
    const { open } = this;
    const { commands, playing } = this.mirror.getState();
    if ((!isTurned && commands === this.savedCommands) || !open) return;
    this.savedCommands = commands;
    const askedAt = Date.now();
    const { session, at } = await this.ask().catch(() => ({ session: undefined, at: 0 }));
    // A worker that could not open it still has the one before.
    if (session?.scenario !== open.opening.session.scenario) return;
    if (open === this.open) {
      this.session = session;
      this.save(open.opening, session, this.mirror.getState().goal ?? at);
    } else {
      // Another one was opened meanwhile, and how this one looked was noted then.
      const done = doneIn(session, open.opening);
      this.kept.saveSession(open.opening.slot, { session, at, playing, savedAt: askedAt, done });
    }
  }

  /** Saves from now on: tabs soon after each edit, the moment now and then, and what is left when the page goes. */
  keepSaving(): void {
    this.tabs.subscribe(({ files, active }, old) => {
      if (files === old.files && active === old.active) return;
      clearTimeout(this.tabsTimer);
      const { slot } = this;
      this.tabsTimer = setTimeout(() => {
        this.tabsTimer = undefined;
        if (slot === this.slot) this.kept.saveTabs(slot, this.keptTabs());
      }, SAVE_TABS_AFTER_MS);
    });
    const last = () => this.saveMoment();
    setInterval(last, SAVE_MOMENT_EVERY_MS);
    addEventListener('pagehide', last);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && last());
  }

  /** The moment shown, and tabs that are not written yet. */
  saveMoment(): void {
    const { now, goal: at = now, playing, status } = this.mirror.getState();
    if (status !== 'running') return;
    const unwritten = this.tabsTimer !== undefined ? { tabs: this.keptTabs() } : {};
    const still = stillOf(this.mirror.getState());
    this.kept.saveLast(this.slot, { at, playing, savedAt: Date.now(), still, ...unwritten });
  }

  /** The tabs as they are. */
  keptTabs(): KeptTabs {
    const { files, active } = this.tabs.getState();
    return { files, active };
  }

  private save(opening: Opening, session: Session, at: number): void {
    const mirror = this.mirror.getState();
    this.kept.saveSession(opening.slot, {
      session,
      at,
      playing: mirror.playing,
      savedAt: Date.now(),
      done: doneIn(session, opening),
      still: stillOf(mirror),
    });
  }
}

/** How many commands a person gave. */
function doneIn({ log }: Session, { scenario }: Opening): number {
  return Math.max(0, log.length - scenario.start.length);
}
