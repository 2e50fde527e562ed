import type { EarlierSession, Kept, KeptTabs } from '../../mirror/kept';
import { ENGINE_VERSION } from '../../protocol/session';
import { readSessionFile, SESSION_FILE_END, sessionFileText } from '../../share/sessionFile';
import { sessionsText } from '../../texts/share';
import { fileName, saveFile } from '../export/save';
import { freshSlot, OWN, tabsOf } from '../frame/slots';
import { clock } from '../kit/clock';
import { loadScenario } from '../kit/shelf';
import { fileComplaint } from '../share/saving';

/** A kept session as the list shows it. */
export interface SessionRow {
  readonly slot: string;
  readonly earlier: EarlierSession;
  /** The person's name for it, else its scenario's title. */
  readonly name: string;
  readonly facts: readonly string[];
  /** Some tab works in it. */
  readonly isOpen: boolean;
}

/** All that the list shows: what a person did something in, or gave a name, or brought as a file, and their own. */
export async function rowsOf(kept: Kept): Promise<readonly SessionRow[]> {
  const [all, held] = await Promise.all([kept.all(), heldSlots()]);
  const worth = all.filter(
    ({ slot, kept: { done = 0 }, name }) =>
      done > 0 || name || slot === OWN || /^(file|before)-/.test(slot) || held.has(slot),
  );
  return Promise.all(worth.map((earlier) => rowOf(earlier, held.has(earlier.slot))));
}

async function rowOf(earlier: EarlierSession, isOpen: boolean): Promise<SessionRow> {
  const { slot, kept, name } = earlier;
  // One whose scenario does not come is called by the scenario's name: it can be deleted and saved all the same.
  const scenario = await loadScenario(kept.session.scenario).catch(() => undefined);
  const title = scenario?.title ?? kept.session.scenario;
  const size = Math.max(1, Math.round(JSON.stringify(kept.session).length / 1000));
  const branches = kept.session.history?.others.length ?? 0;
  const facts = [
    ...(slot === OWN ? [sessionsText('kind.own')] : []),
    ...(name ? [title] : []),
    sessionsText('facts.at', { clock: clock(kept.at) }),
    sessionsText('facts.done', { count: kept.done ?? 0 }),
    ...(branches > 0 ? [sessionsText('facts.branches', { count: branches })] : []),
    sessionsText('facts.saved', { when: dateOf(kept.savedAt) }),
    sessionsText('facts.size', { size }),
  ];
  return { slot, earlier, name: name ?? title, facts, isOpen };
}

function dateOf(savedAt: number): string {
  return new Date(savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The slots that tabs of this browser work in. */
async function heldSlots(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith('drydock.slot.') ? [name.slice(13)] : [])));
}

/** A second one of the same, which changes by itself. */
export async function duplicate(kept: Kept, { slot, name, earlier }: SessionRow): Promise<void> {
  const copy = freshSlot('copy');
  kept.saveSession(copy, { ...earlier.kept, savedAt: Date.now() });
  const tabs = await kept.tabs(slot);
  if (tabs) kept.saveTabs(copy, tabs);
  await kept.rename(copy, sessionsText('duplicate.name', { name }));
}

/** Saves a session as a file. */
export async function exportFile(kept: Kept, { slot, name, earlier }: SessionRow): Promise<void> {
  const { session, at } = earlier.kept;
  const tabs = await kept.tabs(slot);
  const text = sessionFileText({ name, session, at, tabs: tabs ?? (await scenarioTabs(earlier)) });
  saveFile(`${fileName(name)}${SESSION_FILE_END}`, text, 'application/json');
}

async function scenarioTabs({ kept }: EarlierSession): Promise<KeptTabs> {
  const scenario = await loadScenario(kept.session.scenario);
  return scenario ? tabsOf(kept.session, scenario) : { files: [], active: '' };
}

/** Puts a file's session among the kept ones; what is said of it then. */
export async function importFile(
  kept: Kept,
  file: Pick<File, 'name' | 'text'>,
): Promise<{ readonly said: string; readonly slot?: string }> {
  const read = readSessionFile(await file.text());
  if (!read.ok) return { said: fileComplaint(file.name, read.reason, read.place) };
  const { session, at, tabs, name } = read.file;
  if (Number(session.engine) > Number(ENGINE_VERSION)) return { said: fileComplaint(file.name, 'too-new', '') };
  const scenario = await loadScenario(session.scenario);
  if (!scenario) return { said: fileComplaint(file.name, 'broken', session.scenario) };
  const slot = freshSlot('file');
  const done = Math.max(0, session.log.length - scenario.start.length);
  kept.saveSession(slot, { session, at, playing: false, savedAt: Date.now(), done });
  kept.saveTabs(slot, tabs);
  const called = name || file.name.replace(/(\.drydock)?\.json$/, '');
  await kept.rename(slot, called);
  return { said: sessionsText('imported.title', { name: called }), slot };
}
