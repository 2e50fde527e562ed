import { FileUp, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { theKept } from '../../mirror/kept';
import { SESSION_FILE_END } from '../../share/sessionFile';
import { sessionsText } from '../../texts/share';
import { missingWords } from '../kit/missing';
import { workspace } from '../kit/workspace';
import { importFile, rowsOf, type SessionRow } from './row';
import { SessionItem } from './SessionItem';
import '../kit/menu.css';
import './sessions.css';

interface Said {
  readonly words: string;
  /** A deleted session, which can be had back. */
  readonly undo?: string;
}

/** The sessions that this browser keeps: to open, to name, to copy, to take elsewhere, to delete. */
export default function SessionsDialog() {
  const kept = theKept();
  const [rows, setRows] = useState<readonly SessionRow[] | undefined>();
  const [said, setSaid] = useState<Said>({ words: '' });
  // It is opened from places that may be gone when it closes.
  const [before] = useState(() => document.activeElement);
  const reload = useCallback(() => rowsOf(kept).then(setRows), [kept]);
  useEffect(() => void reload(), [reload]);
  const change = async (work: Promise<unknown>, words: Said = { words: '' }) => {
    await work.then(
      () => setSaid(words),
      () => setSaid({ words: missingWords().title }),
    );
    await reload();
  };
  const bring = async (files: readonly File[]) => {
    const missing = () => ({ said: missingWords().title });
    const results = await Promise.all(files.map((file) => importFile(kept, file).catch(missing)));
    setSaid({ words: results.map((result) => result.said).join(' ') });
    await reload();
  };
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="dialog sessions"
          {...dropping(bring)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement) before.focus({ preventScroll: true });
          }}
        >
          <header>
            <Dialog.Title>{sessionsText('title')}</Dialog.Title>
            <Dialog.Close className="btn bare sq" aria-label={sessionsText('close')}>
              <X className="ic" aria-hidden="true" />
            </Dialog.Close>
          </header>
          <Dialog.Description className="sessions-says">{sessionsText('says')}</Dialog.Description>
          {rows?.length === 0 && <p className="sessions-none">{sessionsText('none')}</p>}
          <ul className="sessions-list">
            {rows?.map((row) => (
              <SessionItem
                key={row.slot}
                row={row}
                kept={kept}
                change={change}
                remove={() =>
                  change(kept.setDeleted(row.slot, true), {
                    words: sessionsText('deleted.title', { name: row.name }),
                    undo: row.slot,
                  })
                }
              />
            ))}
          </ul>
          <footer>
            <Import bring={bring} />
            <p role="status">
              {said.words}
              {said.undo !== undefined && (
                <button
                  type="button"
                  className="btn small"
                  onClick={() => void change(kept.setDeleted(said.undo ?? '', false))}
                >
                  {sessionsText('deleted.undo')}
                </button>
              )}
            </p>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function close(): void {
  workspace.setState({ dialog: undefined });
  if (location.hash === '#sessions') history.replaceState(null, '', `${location.pathname}${location.search}#home`);
}

function Import({ bring }: { readonly bring: (files: readonly File[]) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="sessions-import">
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        <FileUp className="ic" aria-hidden="true" />
        {sessionsText('import')}
      </button>
      <span>{sessionsText('import.drop')}</span>
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept={`${SESSION_FILE_END},.json`}
        onChange={(event) => {
          void bring([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function dropping(bring: (files: readonly File[]) => Promise<void>) {
  const mark = (event: React.DragEvent, over: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.toggleAttribute('data-over', over);
  };
  return {
    onDragOver: (event: React.DragEvent) => mark(event, true),
    onDragLeave: (event: React.DragEvent) => event.currentTarget === event.target && mark(event, false),
    onDrop: (event: React.DragEvent) => {
      mark(event, false);
      if (event.dataTransfer.files.length > 0) void bring([...event.dataTransfer.files]);
    },
  };
}
