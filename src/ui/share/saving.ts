import type { Playground } from '../../mirror/playground';
import { captionOf, captionText } from '../../narration/caption';
import { sessionsText, shareText } from '../../texts/share';
import { clock, tenths } from '../kit/clock';

/** What can be saved of the open cluster. */
export type Saving = 'png' | 'svg' | 'yaml' | 'report' | 'file';

/** Saves one of them; the result is what to say of it. `progress` is told what is under way. */
export function save(what: Saving, playground: Playground, progress: (words: string) => void): Promise<string> {
  if (what === 'png' || what === 'svg') return savePicture(what, playground);
  if (what === 'yaml') return saveYaml(playground);
  return what === 'report' ? saveReport(playground, progress) : saveSession(playground);
}

function titleOf({ scenario }: Playground): string {
  return scenario?.title ?? '';
}

async function savePicture(type: 'png' | 'svg', playground: Playground): Promise<string> {
  const stage = document.querySelector<HTMLElement>('#stage .stage-view');
  if (!stage) throw new Error(shareText('save.noPicture'));
  const mirror = playground.mirror.getState();
  const caption = captionText(captionOf(mirror, mirror.now, mirror.playing));
  const at = `${clock(mirror.now)}${tenths(mirror.now)}`;
  const words = { title: shareText('picture.title', { scenario: titleOf(playground), at }), description: caption };
  const [{ svgOf, pngOf }, { saveFile, fileName }] = await Promise.all([
    import('../export/picture'),
    import('../export/save'),
  ]);
  const name = fileName(`${titleOf(playground)} ${clock(mirror.now)}`);
  if (type === 'svg') saveFile(`${name}.svg`, await svgOf(stage, words), 'image/svg+xml');
  else saveFile(`${name}.png`, await pngOf(stage, words));
  return shareText('saved.picture', { caption });
}

async function saveYaml(playground: Playground): Promise<string> {
  const { text, objects } = await playground.ask<'bundle'>({ type: 'bundle' });
  if (objects === 0) return shareText('saved.yaml.none');
  const { saveFile, fileName } = await import('../export/save');
  saveFile(`${fileName(titleOf(playground))}.yaml`, text, 'application/yaml');
  return shareText('saved.yaml', { count: objects });
}

async function saveReport(playground: Playground, progress: (words: string) => void): Promise<string> {
  const [{ reportOf }, { saveFile, fileName }] = await Promise.all([
    import('../../narration/report'),
    import('../export/save'),
  ]);
  const mirror = playground.mirror.getState();
  const caption = captionOf(mirror, mirror.now, true);
  for (let anew = true; ; anew = false) {
    const { done, record } = await playground.ask<'record'>({ type: 'record', anew });
    if (!record) {
      progress(shareText('saving.report', { percent: Math.floor(done * 100) }));
      continue;
    }
    const text = reportOf(titleOf(playground), record, caption);
    saveFile(`${fileName(titleOf(playground))}-report.md`, text, 'text/markdown');
    return shareText('saved.report', { at: clock(record.at) });
  }
}

async function saveSession(playground: Playground): Promise<string> {
  const [{ session, at }, { sessionFileText, SESSION_FILE_END }, { saveFile, fileName }] = await Promise.all([
    playground.ask<'session'>({ type: 'session', whole: true }),
    import('../../share/sessionFile'),
    import('../export/save'),
  ]);
  const tabs = playground.keeper.keptTabs();
  const text = sessionFileText({ name: '', session, at, tabs });
  saveFile(`${fileName(titleOf(playground))}${SESSION_FILE_END}`, text, 'application/json');
  return shareText('saved.file');
}

/** What is wrong with a file that was to be opened. */
export function fileComplaint(
  file: string,
  reason: 'none' | 'broken' | 'too-new' | 'too-large',
  place: string,
): string {
  if (reason === 'none') return sessionsText('import.none', { file });
  if (reason === 'too-new') return sessionsText('import.newer', { file });
  if (reason === 'too-large') return sessionsText('import.larger', { file });
  return sessionsText('import.broken', { file, place: place ? sessionsText('import.broken.at', { place }) : '' });
}
