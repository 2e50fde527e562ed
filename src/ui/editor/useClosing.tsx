import { useState } from 'react';
import { closeFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { usePlayground } from '../kit/playground';

const UNDO_MS = 10_000;

/** Closes files, and for some seconds offers to have them back: `closed` is that offer. */
export function useClosing() {
  const { tabs } = usePlayground();
  const [gone, setGone] = useState<{ readonly text: string; readonly undo: () => void }>();
  const close = (names: readonly string[]) => {
    const undos = names.map((name) => closeFile(tabs, name)).reverse();
    const text =
      names.length === 1
        ? editorText('tabs.closed', { name: names[0] as string })
        : editorText('tabs.closedMany', { count: names.length });
    const one = {
      text,
      undo() {
        for (const undo of undos) undo();
      },
    };
    setGone(one);
    setTimeout(() => setGone((now) => (now === one ? undefined : now)), UNDO_MS);
  };
  const closed = gone && (
    <span className="mut closed" role="status">
      {gone.text}
      <button
        type="button"
        className="btn small"
        onClick={() => {
          gone.undo();
          setGone(undefined);
        }}
      >
        {editorText('tabs.undo')}
      </button>
    </span>
  );
  return { closed, close };
}
