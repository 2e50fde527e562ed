import { useStore } from 'zustand';
import { closeFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { usePlayground } from '../kit/playground';
import { forgetDone, lastDone, offerUndo } from './closing';

/** Closes files, and for some seconds offers to have them back: `closed` is that offer. */
export function useClosing() {
  const { tabs } = usePlayground();
  const { done } = useStore(lastDone);
  const close = (names: readonly string[]) => {
    const undos = names.map((name) => closeFile(tabs, name)).reverse();
    const text =
      names.length === 1
        ? editorText('tabs.closed', { name: names[0] as string })
        : editorText('tabs.closedMany', { count: names.length });
    offerUndo(text, () => {
      for (const undo of undos) undo();
    });
  };
  const closed = done && (
    <span className="mut closed" role="status">
      {done.text}
      <button
        type="button"
        className="btn small"
        onClick={() => {
          done.undo();
          forgetDone();
        }}
      >
        {editorText('tabs.undo')}
      </button>
    </span>
  );
  return { closed, close };
}
