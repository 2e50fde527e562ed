import { useState } from 'react';
import { refuseName, renameFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { usePlayground } from '../kit/playground';

/** A tab while its file is renamed: Enter takes the name, Escape leaves it. */
export function RenameField({ name, done }: { name: string; done: () => void }) {
  const { tabs } = usePlayground();
  const [text, setText] = useState(name);
  const refusal = refuseName(tabs, name, text.trim());
  const finish = () => {
    if (!refusal) renameFile(tabs, name, text.trim());
    done();
  };
  return (
    <span className="rename">
      <input
        className="field mono"
        value={text}
        aria-label={editorText('tabs.rename', { name })}
        aria-invalid={refusal !== undefined}
        ref={(element) => {
          if (element && document.activeElement !== element) {
            element.focus();
            element.setSelectionRange(0, name.replace(/\.[^.]*$/, '').length);
          }
        }}
        onChange={(event) => setText(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') done();
        }}
      />
      {refusal && (
        <span className="rename-refusal" role="alert">
          {refusal}
        </span>
      )}
    </span>
  );
}
