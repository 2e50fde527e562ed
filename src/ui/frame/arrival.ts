import type { Kept, KeptSession, KeptTabs } from '../../mirror/kept';
import type { Opening, Playground } from '../../mirror/playground';
import { type NoticeAction, tell } from '../../mirror/store';
import type { Scenario } from '../../protocol/scenario';
import { ENGINE_VERSION, type Session } from '../../protocol/session';
import { editorText } from '../../texts/editor';
import { homeText } from '../../texts/home';
import { loadScenario } from '../kit/shelf';
import { focusPane, select, workspace } from '../kit/workspace';
import { VIEWS } from '../stage/views';
import { lookAt } from './lookAt';
import type { Route } from './route';

const OWN = 'own';
/** What a new cluster of one's own begins as. */
const FIRST = 'std';
/** The world of files that come without one. */
const EMPTY = 'empty';
/** Which link's copy this browser tab works on: it outlives a reload, and not the tab. */
const TAB_COPY = 'drydock.copy';

/** How the page came to the cluster that it shows. */
export interface Arrival {
  readonly title: string;
  readonly copy: boolean;
}

/** Opens what the address names: a link's session, a scenario, or what was left here. */
export class Arrivals {
  /** The cluster that was started over. */
  private before: { slot: string; session: KeptSession; tabs: KeptTabs } | undefined;
  /** What was done before to the copy that was just opened afresh. */
  private earlier: { slot: string; session: KeptSession; tabs: KeptTabs | undefined } | undefined;

  constructor(
    private readonly playground: Playground,
    private readonly kept: Kept,
    private readonly arrived: (arrival: Arrival) => void,
  ) {}

  /** Opens what the address names: at first, and whenever it changes. */
  async arrive(route: Route): Promise<void> {
    if (route.to === 'link') await this.openLink(route.fragment);
    else if (route.to === 'yaml') await this.openYaml(route.fragment);
    else if (route.to === 'scenario') await this.openScenario(route.name);
    else if (route.to === 'kept') await this.openSlot(route.slot);
    else if (!this.playground.isOpen) await this.openOwn();
    else if (this.playground.slot !== OWN) this.leaveCopy();
  }

  /** Does what a notice's button says. */
  act(action: NoticeAction['act']): void {
    const { playground } = this;
    const { now } = playground.mirror.getState();
    const acts: Record<NoticeAction['act'], () => void> = {
      restore: () => playground.restore(now),
      'restore-earlier': () => playground.restore(now - 1000),
      'start-over': () => void this.startOver(),
      'open-before': () => void this.openBefore(),
      'open-own': () => this.leaveCopy(),
      'open-earlier-copy': () => void this.openEarlierCopy(),
      try: () => void this.tryOut(),
      resume: () => playground.play(),
      undo: () => playground.history.undo(),
      redo: () => playground.history.redo(),
    };
    acts[action]();
  }

  /** A new cluster in the place of the one that is open, which can be had back. */
  private async startOver(): Promise<void> {
    const { slot } = this.playground;
    this.playground.saveMoment();
    const [session, tabs] = await Promise.all([this.kept.session(slot), this.kept.tabs(slot)]);
    const before = session && { slot, session, tabs: tabs ?? this.playground.keptTabs() };
    await this.openNew(slot, undefined, slot === OWN ? FIRST : session?.session.scenario);
    if (!before) return;
    this.before = before;
    tell(this.playground.mirror, {
      id: 'before',
      tone: 'plain',
      title: 'Started over.',
      actions: [{ label: 'Back to the cluster before', act: 'open-before' }],
    });
  }

  private async openBefore(): Promise<void> {
    if (this.before) await this.openKept(this.before.slot, this.before.session, this.before.tabs);
  }

  private async openOwn(): Promise<void> {
    const [session, tabs] = await Promise.all([this.kept.session(OWN), this.kept.tabs(OWN)]);
    if (!session) return this.openNew(OWN, tabs);
    await this.openKept(OWN, session, tabs);
  }

  private async openKept(slot: string, kept: KeptSession, tabs: KeptTabs | undefined): Promise<void> {
    const { session, at, playing } = kept;
    const scenario = await loadScenario(session.scenario);
    if (!scenario) return this.refuseLink(missing(session.scenario));
    this.open({ slot, session, scenario, at, playing, tabs: tabs ?? tabsOf(session, scenario) });
  }

  /** A scenario as it comes, in a slot. */
  private async openNew(slot: string, tabs?: KeptTabs, name = FIRST): Promise<void> {
    const scenario = await loadScenario(name);
    if (!scenario) return this.refuseLink(missing(name));
    const { start: log, opensAtMs: at, playing, speed, look } = scenario;
    const session: Session = { engine: ENGINE_VERSION, seed: 1, scenario: name, log };
    this.open({ slot, session, scenario, at, playing, tabs: tabs ?? tabsOf(session, scenario) });
    this.playground.setSpeed(speed);
    if (VIEWS.some(({ name: view }) => view === look.view)) workspace.setState({ view: look.view });
    select(undefined);
    if (look.selected !== undefined) lookAt(this.playground, look.selected);
  }

  /** Types what the open scenario proposes, one line after the other, as far as they end well. */
  private async tryOut(): Promise<void> {
    focusPane('terminal');
    for (const line of this.playground.scenario?.tries ?? []) {
      const ended = await this.playground.run(line);
      if (ended?.exitCode !== 0) return;
    }
  }

  /** Whether the slot is what is open, and was left open in this browser tab. */
  private isShown(slot: string): boolean {
    return this.playground.isOpen && this.playground.slot === slot && tabCopy() === slot;
  }

  /** A session that this browser keeps, as it was left. */
  private async openSlot(slot: string): Promise<void> {
    if (this.isShown(slot)) return;
    const [session, tabs] = await Promise.all([this.kept.session(slot), this.kept.tabs(slot)]);
    if (!session) return this.refuseLink('This browser does not keep that session any more.');
    await this.openKept(slot, session, tabs);
    setTabCopy(slot);
  }

  /** A scenario by its name opens as a session of its own, beside the person's; what was done in it before is kept too. */
  private async openScenario(name: string): Promise<void> {
    const slot = `scenario-${name}`;
    if (this.isShown(slot)) return;
    const [session, tabs] = await Promise.all([this.kept.session(slot), this.kept.tabs(slot)]);
    if (session && tabCopy() === slot) return this.openKept(slot, session, tabs);
    const scenario = await loadScenario(name);
    if (!scenario) return this.refuseLink(missing(name));
    await this.openNew(slot, undefined, name);
    setTabCopy(slot);
    for (const moment of scenario.moments) {
      if (!moment.tried && moment.at < scenario.opensAtMs) this.playground.history.bookmark(moment.at, moment.name);
    }
    const worked = session !== undefined && session.session.log.length > scenario.start.length;
    tell(this.playground.mirror, {
      id: 'link',
      tone: 'plain',
      title: scenario.sentence,
      detail: homeText('scenario.says', { goal: scenario.goal }),
      actions: [
        ...(scenario.tries.length > 0 ? [{ label: homeText('scenario.try'), act: 'try' } as const] : []),
        ...(worked ? [{ label: homeText('scenario.earlier'), act: 'open-earlier-copy' } as const] : []),
      ],
    });
    if (worked) this.earlier = { slot, session, tabs };
  }

  private async openLink(fragment: string): Promise<void> {
    const { openLink } = await import('../../share/link');
    const opened = openLink(fragment);
    if (!opened.ok) return this.refuseLink(opened.message);
    const { scenario } = opened.shared.session;
    const world = await loadScenario(scenario);
    if (!world) return this.refuseLink(missing(scenario));
    const slot = slotOf(fragment);
    if (this.isShown(slot)) return;
    const [session, tabs] = await Promise.all([this.kept.session(slot), this.kept.tabs(slot)]);
    if (session && tabCopy() === slot) return this.openKept(slot, session, tabs);
    const { shared } = opened;
    this.open({
      slot,
      session: { ...shared.session, engine: ENGINE_VERSION },
      scenario: world,
      at: shared.at,
      playing: false,
      tabs: tabsOf(shared.session, world),
    });
    setTabCopy(slot);
    const worked = session !== undefined && session.session.log.length > shared.session.log.length;
    tell(this.playground.mirror, {
      id: 'link',
      tone: 'plain',
      title: 'Opened as a copy; yours is kept.',
      detail: opened.notice ?? 'It is paused at the moment that was shared.',
      actions: [
        { label: 'Back to mine', act: 'open-own' },
        ...(worked ? ([{ label: 'My earlier changes to this copy', act: 'open-earlier-copy' }] as const) : []),
      ],
    });
    if (worked) this.earlier = { slot, session, tabs };
  }

  /** YAML of a link is opened beside an empty cluster, as a file that nobody has applied. */
  private async openYaml(fragment: string): Promise<void> {
    const { openYamlLink } = await import('../../share/yamlLink');
    const opened = openYamlLink(fragment);
    if (!opened.ok) return this.refuseLink(opened.message);
    const slot = slotOf(fragment);
    if (this.isShown(slot)) return;
    const [session, tabs] = await Promise.all([this.kept.session(slot), this.kept.tabs(slot)]);
    if (session && tabCopy() === slot) return this.openKept(slot, session, tabs);
    const name = editorText('link.file');
    await this.openNew(slot, { files: [{ name, text: opened.text }], active: name }, EMPTY);
    setTabCopy(slot);
    tell(this.playground.mirror, {
      id: 'link',
      tone: 'plain',
      title: editorText('link.title'),
      detail: editorText('link.detail'),
      actions: [{ label: editorText('link.mine'), act: 'open-own' }],
    });
    const { offerToSplit } = await import('../editor/splitting');
    offerToSplit(name, opened.text);
  }

  private async refuseLink(title: string): Promise<void> {
    const { isOpen, mirror } = this.playground;
    if (!isOpen) await this.openOwn();
    const detail = isOpen ? 'What was open stays open.' : 'Your own cluster is open instead.';
    tell(mirror, { id: 'link', tone: 'warn', title, detail });
  }

  private async openEarlierCopy(): Promise<void> {
    if (this.earlier) await this.openKept(this.earlier.slot, this.earlier.session, this.earlier.tabs);
  }

  private leaveCopy(): void {
    setTabCopy(undefined);
    history.replaceState(null, '', `${location.pathname}${location.search}#mine`);
    void this.openOwn();
  }

  private open(opening: Opening): void {
    this.playground.open(opening);
    this.arrived({ title: opening.scenario.title, copy: opening.slot !== OWN });
  }
}

/** The files that a session was worked with: the scenario's, as they were applied last. */
export function tabsOf(session: Session, scenario: Scenario): KeptTabs {
  const texts = new Map(Object.entries(scenario.files));
  const applied = new Set<string>();
  for (const { command } of session.log) {
    if (command.type !== 'exec') continue;
    for (const [name, text] of Object.entries(command.files ?? {})) {
      texts.set(name, text);
      if (/\bapply\b/.test(command.line)) applied.add(name);
    }
  }
  const files = [...texts].map(([name, text]) => (applied.has(name) ? { name, text, applied: text } : { name, text }));
  return { files, active: files[0]?.name ?? '' };
}

function missing(scenario: string): string {
  return `This link needs the scenario “${scenario}”, which this Drydock does not have.`;
}

/** A short name for a link: the same link, the same slot. */
function slotOf(fragment: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < fragment.length; index++) {
    hash = Math.imul(hash ^ fragment.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `copy-${hash.toString(36)}-${fragment.length}`;
}

function tabCopy(): string | null {
  try {
    return sessionStorage.getItem(TAB_COPY);
  } catch {
    return null;
  }
}

function setTabCopy(slot: string | undefined): void {
  try {
    if (slot === undefined) sessionStorage.removeItem(TAB_COPY);
    else sessionStorage.setItem(TAB_COPY, slot);
  } catch {
    // A reload then opens the link again.
  }
}
