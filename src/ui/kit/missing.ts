import { type MirrorStore, type Notice, tell } from '../../mirror/store';
import { frameText } from '../../texts/frame';

/** What is tried once more on "Try again". */
const waiting = new Set<() => void>();

/** What is said of something that could not be loaded, by its name in a sentence. */
export function missingWords(what = frameText('missing.part')) {
  return { title: frameText('missing.title', { what }), detail: frameText('missing.say') };
}

/** Says it in a notice; `again` brings it, where that can be tried from there. */
export function tellMissing(
  { mirror }: { readonly mirror: MirrorStore },
  words: Pick<Notice, 'title' | 'detail'>,
  again?: () => void,
): void {
  if (again) waiting.add(again);
  const actions = again ? ([{ label: frameText('missing.again'), act: 'bring' }] as const) : [];
  tell(mirror, { id: 'missing', tone: 'warn', ...words, actions });
}

/** Tries once more to get all that the page lacks. */
export function bringMissing(): void {
  const acts = [...waiting];
  waiting.clear();
  for (const again of acts) again();
}

/** Nobody wants it any more. */
export function doWithout(again: () => void): void {
  waiting.delete(again);
}
