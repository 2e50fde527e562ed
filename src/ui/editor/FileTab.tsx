import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { moveFile, showFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { usePlayground } from '../kit/playground';

/** What a dragged tab carries: no file of the desktop, and no text. */
const TAB_TYPE = 'application/x-drydock-tab';

interface Props {
  readonly name: string;
  readonly index: number;
  readonly active: boolean;
  readonly rename: () => void;
  readonly close: () => void;
  readonly openMenu: (element: Element) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One file: a click shows it, a double click renames it, dragging moves it among the others. */
export function FileTab({ name, index, active, rename, close, openMenu, onKeyDown }: Props) {
  const { tabs } = usePlayground();
  return (
    <span className={active ? 'tab file on' : 'tab file'} role="presentation">
      <button
        type="button"
        role="tab"
        data-file={name}
        aria-selected={active}
        aria-controls="editor-body"
        tabIndex={active ? 0 : -1}
        title={editorText('tabs.hint')}
        draggable
        onDragStart={(event) => event.dataTransfer.setData(TAB_TYPE, name)}
        onDragOver={(event) => event.dataTransfer.types.includes(TAB_TYPE) && event.preventDefault()}
        onDrop={(event) => moveFile(tabs, event.dataTransfer.getData(TAB_TYPE), index)}
        onClick={() => showFile(tabs, name)}
        onDoubleClick={rename}
        onContextMenu={(event) => {
          event.preventDefault();
          openMenu(event.currentTarget);
        }}
        onKeyDown={onKeyDown}
      >
        {name}
      </button>
      <button
        type="button"
        className="tab-close"
        tabIndex={-1}
        aria-hidden="true"
        title={editorText('tabs.close', { name })}
        onClick={close}
      >
        <X className="ic" aria-hidden="true" />
      </button>
    </span>
  );
}
