import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type FormEvent, useRef, useState } from 'react';
import { captionOf } from '../../narration/caption';
import { timeText } from '../../texts/time';
import { clock, tenths } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import { focusStage, workspace } from '../kit/workspace';
import '../kit/menu.css';

/** Names the moment at which it was opened, or gives the bookmark that is there another name. */
export default function BookmarkDialog() {
  const { mirror, history } = usePlayground();
  const [opened] = useState(() => {
    const state = mirror.getState();
    const before = state.bookmarks.find(({ at }) => at === state.now);
    const name = before?.name ?? captionOf(state, state.now, state.playing).headline;
    return { at: state.now, name, isThere: before !== undefined };
  });
  const [name, setName] = useState(opened.name);
  const field = useRef<HTMLInputElement>(null);
  const close = () => workspace.setState({ dialog: undefined });
  const keep = (wanted: string) => {
    history.bookmark(opened.at, wanted);
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') keep(name);
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="dialog slim"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            field.current?.select();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            focusStage();
          }}
        >
          <header>
            <Dialog.Title>
              {timeText('bookmark.title')}{' '}
              <span className="mono">
                {clock(opened.at)}
                <small>{tenths(opened.at)}</small>
              </span>
            </Dialog.Title>
            <Dialog.Close className="btn bare sq" aria-label={timeText('close')}>
              <X className="ic" aria-hidden="true" />
            </Dialog.Close>
          </header>
          <form onSubmit={submit}>
            <input
              className="field"
              ref={field}
              aria-label={timeText('bookmark.name')}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
            />
            <div className="dialog-acts">
              {opened.isThere && (
                <button type="button" className="btn" onClick={() => keep('')}>
                  {timeText('bookmark.remove')}
                </button>
              )}
              <button type="submit" className="btn pri" disabled={name.trim() === ''}>
                {timeText('bookmark.keep')}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
