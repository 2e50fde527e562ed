import { Check } from 'lucide-react';
import { editorText } from '../../texts/editor';
import { clock } from '../kit/clock';
import { useMirror, useTabs } from '../kit/playground';
import { isWhatWasApplied, lastApply } from './lastApply';

/** The API server answers after a moment of cluster time. */
export function Applying() {
  const playing = useMirror((mirror) => mirror.playing);
  return <span className="mut applied">{editorText(playing ? 'apply.applying' : 'apply.waits')}</span>;
}

/** `Applied 02:30`: when the cluster took this very text, on this branch and up to the moment that is shown. */
export function AppliedMark() {
  const file = useTabs((state) => state.files.find((one) => one.name === state.active));
  const told = useMirror((mirror) => (file ? lastApply(mirror, file.name) : undefined));
  if (!file || !told) return null;
  const time = clock(told.at);
  if (!isWhatWasApplied(told, file))
    return <span className="mut applied">{editorText('apply.editedSince', { time })}</span>;
  const text = editorText('apply.applied', { time });
  return (
    <span className="ok applied" title={text}>
      <Check className="ic" aria-hidden="true" />
      <span className="applied-text">{text}</span>
    </span>
  );
}
