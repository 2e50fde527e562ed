import type { Kept, KeptTabs } from '../../mirror/kept';
import { ENGINE_VERSION, type Session } from '../../protocol/session';
import { homeText } from '../../texts/home';
import { loadScenario } from '../kit/shelf';
import { looksLikeYaml, tabName } from './pasted';

/** What files are opened with: three workers and an Ingress controller. */
const WORLD = 'empty';
const APPLIED_AT_MS = 4_000;
const OPENS_AT_MS = 5_000;

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Opens a cluster with YAML files applied, or the session that a file holds. The result is a complaint, or ''. */
export async function openFiles(kept: Kept, files: readonly File[]): Promise<string> {
  const texts = await Promise.all(files.map(async (file) => ({ name: tabName(file.name), text: await file.text() })));
  const told = await openSessionFiles(kept, texts);
  if (told !== undefined) return told;
  const session = texts.length === 1 ? await sessionIn(texts[0]?.text ?? '') : undefined;
  if (session) return openSession(kept, session.session, session.at, texts[0]?.name ?? '');
  const wrong = texts.find(({ text }) => !looksLikeYaml(text));
  if (wrong) return homeText('file.wrong', { name: wrong.name });
  return openYaml(kept, texts);
}

/** Opens the file of a session; undefined where it is none. */
async function openSessionFiles(kept: Kept, [file]: readonly NamedText[]): Promise<string | undefined> {
  if (!file || !/^\s*\{\s*"drydock"/.test(file.text)) return undefined;
  const { importFile } = await import('../sessions/row');
  const { said, slot } = await importFile(kept, { name: file.name, text: async () => file.text });
  if (slot === undefined) return said;
  location.hash = `kept=${slot}`;
  return '';
}

/** A new cluster of its own with these files, applied as soon as it is up. */
export async function openYaml(kept: Kept, texts: readonly NamedText[]): Promise<string> {
  const scenario = await loadScenario(WORLD);
  if (!scenario || texts.length === 0) return homeText('yaml.empty');
  const files = Object.fromEntries(texts.map(({ name, text }) => [name, text]));
  const line = `kubectl apply${Object.keys(files)
    .map((name) => ` -f ${name}`)
    .join('')}`;
  const log = [
    ...scenario.start,
    { at: APPLIED_AT_MS, command: { type: 'exec', terminal: '1', line, files } } as const,
  ];
  const tabs = Object.entries(files).map(([name, text]) => ({ name, text }));
  const session: Session = { engine: ENGINE_VERSION, seed: 1, scenario: WORLD, log };
  const name = Object.keys(files).join(', ');
  return openSession(kept, session, OPENS_AT_MS, name, { files: tabs, active: tabs[0]?.name ?? '' });
}

async function openSession(kept: Kept, session: Session, at: number, name: string, tabs?: KeptTabs): Promise<string> {
  const slot = `file-${Date.now().toString(36)}`;
  kept.saveSession(slot, { session, at, playing: tabs !== undefined, savedAt: Date.now() });
  if (tabs) kept.saveTabs(slot, tabs);
  await kept.rename(slot, name.slice(0, 60));
  location.hash = `kept=${slot}`;
  return '';
}

/** The session in a file's text, if it holds one. */
async function sessionIn(text: string) {
  if (!text.trimStart().startsWith('{"')) return undefined;
  try {
    const { readShared } = await import('../../share/reader');
    return readShared(JSON.parse(text));
  } catch {
    return undefined;
  }
}
