import { Check } from 'lucide-react';
import type { Mirror } from '../../mirror/store';
import { editorText } from '../../texts/editor';
import { clock } from '../kit/clock';
import { useMirror, useTabs } from '../kit/playground';

/** The API server answers after a moment of cluster time. */
export function Applying() {
  const playing = useMirror((mirror) => mirror.playing);
  return <span className="mut applied">{editorText(playing ? 'apply.applying' : 'apply.waits')}</span>;
}

/** When the newest `kubectl apply` that names the file went well, up to the moment that is shown. */
function appliedAt({ terminal, now }: Mirror, name: string): number | undefined {
  const applies = (text: string) => /\bapply\b/.test(text) && text.split(/[\s=,]+/).includes(name);
  const index = terminal.findLastIndex((one) => one.kind === 'command' && one.at <= now && applies(one.text));
  const told = terminal[index];
  if (!told) return undefined;
  // From the command on: the story may be long, and this is asked with every diff.
  for (let place = index + 1; place < terminal.length; place++) {
    const one = terminal[place];
    if (one?.kind === 'exit' && one.terminal === told.terminal) return one.exitCode === 0 ? told.at : undefined;
  }
  return undefined;
}

/** `Applied 02:30`: when the cluster took this very text, up to the moment that is shown. */
export function AppliedMark() {
  const file = useTabs((state) => state.files.find((one) => one.name === state.active));
  const at = useMirror((mirror) => (file ? appliedAt(mirror, file.name) : undefined));
  if (!file || at === undefined) return null;
  const time = clock(at);
  if (file.applied !== file.text)
    return <span className="mut applied">{editorText('apply.editedSince', { time })}</span>;
  const text = editorText('apply.applied', { time });
  return (
    <span className="ok applied" title={text}>
      <Check className="ic" aria-hidden="true" />
      <span className="applied-text">{text}</span>
    </span>
  );
}
