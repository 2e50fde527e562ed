import { Holds } from '../../mirror/holds';
import type { Kept, KeptSession, KeptTabs } from '../../mirror/kept';
import type { Opening, Playground } from '../../mirror/playground';
import { hush, type NoticeAction, tell } from '../../mirror/store';
import type { Scenario } from '../../protocol/scenario';
import { ENGINE_VERSION, type Session } from '../../protocol/session';
import type { Look, ScenarioAddress } from '../../share/address';
import { editorText } from '../../texts/editor';
import { frameText } from '../../texts/frame';
import { homeText } from '../../texts/home';
import { keepText } from '../../texts/keep';
import { objectOf } from '../canvas/stageObject';
import { bringMissing, missingWords, tellMissing } from '../kit/missing';
import { loadScenario } from '../kit/shelf';
import { clearWorkspace, focusPane, select, workspace } from '../kit/workspace';
import { VIEWS } from '../stage/views';
import { lookAt } from './lookAt';
import type { Route } from './route';
import { fragmentOfSlot, freshSession, freshSlot, OWN, setTabSlot, slotOfLink, tabSlot, tabsOf } from './slots';
import { Turns } from './turns';
import { type Beginning, isWorkedIn } from './worked';

/** What a new cluster of one's own begins as. */
const FIRST = 'std';
/** The world of files that come without one. */
const EMPTY = 'empty';

/** How the page came to the cluster that it shows. */
export interface Arrival {
  readonly title: string;
  readonly copy: boolean;
  readonly readOnly: boolean;
}

/** Opens what the address names: a link's session, a scenario, or what was left here. */
export class Arrivals {
  private readonly holds = new Holds(() => this.lost());
  /** The slot of the cluster that was started over. */
  private before: string | undefined;
  /** Where what was done before to the copy that was just opened afresh is kept now. */
  private earlier: string | undefined;
  /** A slot that another tab has. */
  private elsewhere: string | undefined;
  private readonly turns = new Turns();

  constructor(
    private readonly playground: Playground,
    private readonly kept: Kept,
    private readonly arrived: (arrival: Arrival) => void,
  ) {
    kept.onTrouble = () =>
      tell(playground.mirror, {
        id: 'trouble',
        tone: 'warn',
        title: keepText('trouble.title'),
        detail: keepText('trouble.detail'),
        actions: [{ label: keepText('trouble.share'), act: 'share' }],
      });
  }

  /** Opens what the address names: at first, and whenever it changes. */
  arrive(route: Route): Promise<void> {
    return this.trying(() => this.go(route));
  }

  /** What a person asked for; where a part of it does not come that is said, and it can be tried again. */
  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await this.turns.begin(work);
    } catch (reason) {
      console.error(reason);
      const again = () => void this.trying(work);
      tellMissing(this.playground, missingWords(frameText('missing.cluster')), again);
    }
  }

  private async go(route: Route): Promise<void> {
    if (route.to === 'link') await this.openLink(route.fragment);
    else if (route.to === 'yaml') await this.openYaml(route.fragment);
    else if (route.to === 'scenario') await this.openScenario(route);
    else if (route.to === 'kept') await this.openSlot(route.slot);
    else if (!this.playground.isOpen) await this.openSlot(OWN);
    else if (this.playground.slot !== OWN) await this.leaveCopy();
  }

  /** Does what a notice's button says. */
  act(action: NoticeAction['act']): void {
    const { playground } = this;
    const { now } = playground.mirror.getState();
    const acts: Record<NoticeAction['act'], () => void> = {
      restore: () => playground.restore(now),
      'restore-earlier': () => playground.restore(now - 1000),
      'start-over': () => void this.trying(() => this.startOver()),
      'open-before': () => this.visit(this.before),
      'open-own': () => void this.trying(() => this.leaveCopy()),
      'open-earlier-copy': () => this.visit(this.earlier),
      'make-mine': () => void this.trying(() => this.makeMine()),
      'take-over': () => void this.trying(() => this.takeOver()),
      share: () => workspace.setState({ dialog: 'share' }),
      try: () => void this.tryOut(),
      resume: () => playground.play(),
      undo: () => playground.history.undo(),
      redo: () => playground.history.redo(),
      bring: bringMissing,
    };
    acts[action]();
  }

  /** A new cluster in the place of the one that is open, which stays among the sessions. */
  private async startOver(): Promise<void> {
    const { slot, scenario } = this.playground;
    this.playground.keeper.saveMoment();
    this.before = await this.turns.awaited(this.setAside(slot));
    await this.openNew(slot, slot === OWN ? FIRST : (scenario?.name ?? FIRST));
    if (this.before === undefined) return;
    tell(this.playground.mirror, {
      id: 'before',
      tone: 'plain',
      title: keepText('over.title'),
      detail: keepText('over.detail'),
      actions: [{ label: keepText('over.back'), act: 'open-before' }],
    });
  }

  /** Copies what is in a slot to one of its own, so that nothing is lost when the slot is used anew. */
  private async setAside(slot: string): Promise<string | undefined> {
    const [session, tabs] = await Promise.all([this.kept.session(slot), this.kept.tabs(slot)]);
    if (!session) return undefined;
    const aside = freshSlot('before');
    this.kept.saveSession(aside, session);
    if (tabs) this.kept.saveTabs(aside, tabs);
    return aside;
  }

  /** Before a slot begins anew: what a person made of it until now goes to one of its own. */
  private async keepEarlier(slot: string, beginning: Beginning): Promise<void> {
    const [kept, tabs] = await this.turns.awaited(Promise.all([this.kept.session(slot), this.kept.tabs(slot)]));
    const isWorked = kept !== undefined && isWorkedIn(kept.session, tabs, beginning);
    this.earlier = isWorked ? await this.turns.awaited(this.setAside(slot)) : undefined;
  }

  private wayToEarlier(label: string): readonly NoticeAction[] {
    return this.earlier === undefined ? [] : [{ label, act: 'open-earlier-copy' }];
  }

  private visit(slot: string | undefined): void {
    if (slot !== undefined) location.hash = fragmentOfSlot(slot);
  }

  private async openKept(slot: string, kept: KeptSession): Promise<void> {
    const { session, at, playing, still } = kept;
    const coming = Promise.all([loadScenario(session.scenario), this.kept.tabs(slot)]);
    const [scenario, tabs] = await this.turns.awaited(coming);
    if (!scenario) return this.refuse(keepText('gone.scenario', { scenario: session.scenario }));
    const opening = { slot, session, scenario, at, playing, still, tabs: tabs ?? tabsOf(session, scenario) };
    await this.open(opening);
  }

  /** A scenario as it comes, in a slot. */
  private async openNew(
    slot: string,
    name: string,
    address: Partial<ScenarioAddress> = {},
    tabs?: KeptTabs,
  ): Promise<void> {
    const scenario = await this.turns.awaited(loadScenario(name));
    if (!scenario) return this.refuse(keepText('gone.scenario', { scenario: name }));
    const { opensAtMs, speed, look } = scenario;
    const session = freshSession(scenario);
    const { at = opensAtMs, look: { readOnly } = {} } = address;
    const playing = scenario.playing && address.at === undefined;
    await this.open({ slot, session, scenario, at, playing, readOnly, tabs: tabs ?? tabsOf(session, scenario) });
    this.playground.setSpeed(speed);
    if (VIEWS.some(({ name: view }) => view === look.view)) workspace.setState({ view: look.view });
    select(undefined);
    if (look.selected !== undefined) lookAt(this.playground, look.selected);
    this.look(address.look);
  }

  /** Looks at it as a link says. */
  private look({ view = '', selected }: Look = {}): void {
    const known = VIEWS.find(({ name }) => name === view);
    if (known) workspace.setState({ view: known.name });
    if (selected !== undefined) select(objectOf(selected));
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
    return this.playground.isOpen && this.playground.slot === slot && tabSlot() === slot;
  }

  /** A session that this browser keeps, as it was left. */
  private async openSlot(slot: string): Promise<void> {
    if (this.isShown(slot)) return;
    const kept = await this.turns.awaited(this.kept.session(slot));
    if (kept) {
      await this.openKept(slot, kept);
      if (this.playground.slot === slot) setTabSlot(slot === OWN ? undefined : slot);
    } else if (slot === OWN) await this.openNew(OWN, FIRST);
    else await this.refuse(keepText('gone.slot'));
  }

  /** A scenario by its name opens as a session of its own, beside the person's; what was done in it before is kept too. */
  private async openScenario(address: ScenarioAddress): Promise<void> {
    const slot = `scenario-${address.scenario}${address.look.readOnly ? '-ro' : ''}`;
    if (this.isShown(slot)) return;
    const session = await this.turns.awaited(this.kept.session(slot));
    if (session && tabSlot() === slot && address.at === undefined && !address.look.readOnly)
      return this.openKept(slot, session);
    const scenario = await this.turns.awaited(loadScenario(address.scenario));
    if (!scenario) return this.refuse(keepText('gone.scenario', { scenario: address.scenario }));
    const marked = scenario.moments.filter(({ tried, at }) => !tried && at < scenario.opensAtMs);
    const fresh = freshSession(scenario);
    await this.keepEarlier(slot, { session: fresh, tabs: tabsOf(fresh, scenario), marked });
    await this.openNew(slot, address.scenario, address);
    setTabSlot(slot);
    if (address.look.readOnly) return this.tellCopy(scenario.sentence, keepText('copy.readOnly.detail'), address.look);
    for (const { at, name } of marked) this.playground.history.bookmark(at, name);
    tell(this.playground.mirror, {
      id: 'link',
      tone: 'plain',
      title: scenario.sentence,
      detail: homeText('scenario.says', { goal: scenario.goal }),
      actions: [
        ...(scenario.tries.length > 0 ? [{ label: homeText('scenario.try'), act: 'try' } as const] : []),
        ...this.wayToEarlier(homeText('scenario.earlier')),
      ],
    });
  }

  private async openLink(fragment: string): Promise<void> {
    const { openLink } = await this.turns.awaited(import('../../share/link'));
    const opened = openLink(fragment);
    if (!opened.ok) return this.refuse(opened.message);
    const { shared, look, notice } = opened;
    const scenario = await this.turns.awaited(loadScenario(shared.session.scenario));
    if (!scenario) return this.refuse(keepText('gone.scenario', { scenario: shared.session.scenario }));
    const slot = slotOfLink(fragment);
    if (this.isShown(slot)) return;
    const session = await this.turns.awaited(this.kept.session(slot));
    if (session && tabSlot() === slot && !look.readOnly) return this.openKept(slot, session);
    await this.keepEarlier(slot, { session: shared.session, tabs: tabsOf(shared.session, scenario) });
    await this.openShared(slot, shared, scenario, look);
    const words = look.readOnly ? 'copy.readOnly' : 'copy.title';
    const detail = look.readOnly ? keepText('copy.readOnly.detail') : keepText('copy.detail');
    this.tellCopy(keepText(words), notice ?? detail, look);
  }

  private async openShared(
    slot: string,
    { session, at }: { readonly session: Session; readonly at: number },
    scenario: Scenario,
    look: Look,
  ): Promise<void> {
    await this.open({
      slot,
      session: { ...session, engine: ENGINE_VERSION },
      scenario,
      at,
      playing: false,
      readOnly: look.readOnly,
      tabs: tabsOf(session, scenario),
    });
    setTabSlot(slot);
    this.look(look);
  }

  private tellCopy(title: string, detail: string, { readOnly }: Look): void {
    tell(this.playground.mirror, {
      id: 'link',
      tone: 'plain',
      title,
      detail,
      actions: [
        { label: keepText('copy.mine'), act: 'open-own' },
        ...(readOnly ? ([{ label: keepText('readOnly.make'), act: 'make-mine' }] as const) : []),
        ...this.wayToEarlier(keepText('copy.earlier')),
      ],
    });
  }

  /** YAML of a link is opened beside an empty cluster, as a file that nobody has applied. */
  private async openYaml(fragment: string): Promise<void> {
    const { openYamlLink } = await this.turns.awaited(import('../../share/yamlLink'));
    const opened = openYamlLink(fragment);
    if (!opened.ok) return this.refuse(opened.message);
    const slot = slotOfLink(fragment);
    if (this.isShown(slot)) return;
    const session = await this.turns.awaited(this.kept.session(slot));
    if (session && tabSlot() === slot) return this.openKept(slot, session);
    const scenario = await this.turns.awaited(loadScenario(EMPTY));
    const name = editorText('link.file');
    const tabs = { files: [{ name, text: opened.text }], active: name };
    if (scenario) await this.keepEarlier(slot, { session: freshSession(scenario), tabs });
    await this.openNew(slot, EMPTY, {}, tabs);
    setTabSlot(slot);
    tell(this.playground.mirror, {
      id: 'link',
      tone: 'plain',
      title: editorText('link.title'),
      detail: editorText('link.detail'),
      actions: [{ label: editorText('link.mine'), act: 'open-own' }, ...this.wayToEarlier(keepText('copy.earlier'))],
    });
    const { offerToSplit } = await this.turns.awaited(import('../editor/splitting'));
    offerToSplit(name, opened.text);
  }

  private async refuse(title: string): Promise<void> {
    const { isOpen, mirror } = this.playground;
    if (!isOpen) await this.openSlot(OWN);
    const detail = isOpen ? keepText('refused.stays') : keepText('refused.own');
    tell(mirror, { id: 'link', tone: 'warn', title, detail });
  }

  private async leaveCopy(): Promise<void> {
    setTabSlot(undefined);
    replaceFragment(fragmentOfSlot(OWN));
    await this.openSlot(OWN);
  }

  /** A cluster that nobody changes becomes one of the person's, at the moment that is shown. */
  private async makeMine(): Promise<void> {
    hush(this.playground.mirror, 'read-only');
    hush(this.playground.mirror, 'link');
    await this.moveTo(freshSlot('copy'));
    tell(this.playground.mirror, { id: 'link', tone: 'plain', title: keepText('readOnly.made') });
  }

  /** Goes on in another slot with what is open. */
  private async moveTo(slot: string): Promise<void> {
    await this.turns.awaited(this.holds.hold(slot));
    this.playground.moveTo(slot);
    this.settled(slot);
  }

  private settled(slot: string): void {
    const { scenario, isReadOnly: readOnly } = this.playground;
    setTabSlot(slot);
    replaceFragment(fragmentOfSlot(slot));
    this.arrived({ title: scenario?.title ?? '', copy: slot !== OWN, readOnly });
  }

  /** Another tab wants the slot: it has all that was done here, and this tab goes on beside it. */
  private lost(): void {
    this.playground.keeper.saveMoment();
    void this.turns.goOn(() => this.moveTo(freshSlot('copy')));
    tell(this.playground.mirror, {
      id: 'elsewhere',
      tone: 'warn',
      title: keepText('lost.title'),
      detail: keepText('lost.detail'),
    });
  }

  private async takeOver(): Promise<void> {
    const slot = this.elsewhere;
    if (slot === undefined) return;
    await this.turns.awaited(this.holds.takeOver(slot));
    setTabSlot(slot === OWN ? undefined : slot);
    replaceFragment(fragmentOfSlot(slot));
    const kept = await this.turns.awaited(this.kept.session(slot));
    if (kept) await this.openKept(slot, kept);
  }

  /** Opens a session in its slot, or beside it where another tab has that. */
  private async open(opening: Opening): Promise<void> {
    const isFree = await this.turns.awaited(this.holds.hold(opening.slot));
    const slot = isFree ? opening.slot : freshSlot('copy');
    if (!isFree) await this.turns.awaited(this.holds.hold(slot));
    if (this.playground.isOpen) clearWorkspace();
    this.playground.open({ ...opening, slot });
    this.arrived({ title: opening.scenario.title, copy: slot !== OWN, readOnly: opening.readOnly ?? false });
    hush(this.playground.mirror, 'elsewhere');
    if (isFree) return;
    this.elsewhere = opening.slot;
    this.settled(slot);
    tell(this.playground.mirror, {
      id: 'elsewhere',
      tone: 'plain',
      title: keepText('elsewhere.title'),
      detail: keepText('elsewhere.detail'),
      actions: [{ label: keepText('elsewhere.take'), act: 'take-over' }],
    });
  }
}

/** Changes the address without a step back to where it was. */
function replaceFragment(fragment: string): void {
  history.replaceState(null, '', `${location.pathname}${location.search}#${fragment}`);
}
