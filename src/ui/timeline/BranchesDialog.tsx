import { Columns2, CornerDownRight, Trash2, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { BranchView } from '../../protocol/view';
import { timeText } from '../../texts/time';
import { clock } from '../kit/clock';
import { useMirror, usePlayground } from '../kit/playground';
import { focusStage, workspace } from '../kit/workspace';
import '../kit/menu.css';
import { useBookmarks } from './Timeline';

/** The branches and bookmarks of this session: named, gone to, compared and taken away. */
export default function BranchesDialog() {
  const close = () => workspace.setState({ dialog: undefined });
  return (
    <Dialog.Root open onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="dialog"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            focusStage();
          }}
        >
          <header>
            <Dialog.Title>{timeText('names.title')}</Dialog.Title>
            <Dialog.Close className="btn bare sq" aria-label={timeText('close')}>
              <X className="ic" aria-hidden="true" />
            </Dialog.Close>
          </header>
          <BranchRows close={close} />
          <BookmarkRows close={close} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function BranchRows({ close }: { close: () => void }) {
  const branches = useMirror((mirror) => mirror.branches);
  const shown = useMirror((mirror) => mirror.branch);
  return (
    <section aria-label={timeText('branches')}>
      <h3>{timeText('branches')}</h3>
      <ul className="names">
        {branches.map((branch) => (
          <BranchRow key={branch.name} branch={branch} shown={branch.name === shown} close={close} />
        ))}
      </ul>
    </section>
  );
}

function BranchRow({ branch, shown, close }: { branch: BranchView; shown: boolean; close: () => void }) {
  const { history } = usePlayground();
  const { name, parent, from } = branch;
  const horizon = useMirror((mirror) => Math.floor(mirror.horizon / 1000) * 1000);
  const until = shown ? horizon : branch.until;
  const where = parent === '' ? timeText('branch.first') : timeText('branch.left', { parent, from: clock(from) });
  const then = (act: () => void) => () => {
    act();
    close();
  };
  return (
    <li>
      <NameField
        name={name}
        label={timeText('branch.name', { branch: name })}
        rename={(to) => history.rename(name, to)}
      />
      <span className="names-note">
        {where} {timeText('branch.until', { until: clock(until) })}
      </span>
      {shown ? (
        <span className="chip">{timeText('branch.shown')}</span>
      ) : (
        <>
          <Act
            Icon={CornerDownRight}
            label={timeText('branch.go', { branch: name })}
            act={then(() => history.go(name))}
          />
          <Act Icon={Columns2} label={timeText('beside', { branch: name })} act={then(() => history.lockstep(name))} />
          <Act Icon={Trash2} label={timeText('branch.forget', { branch: name })} act={() => history.forget(name)} />
        </>
      )}
    </li>
  );
}

function BookmarkRows({ close }: { close: () => void }) {
  const playground = usePlayground();
  const bookmarks = useBookmarks();
  if (bookmarks.length === 0) return null;
  return (
    <section aria-label={timeText('bookmarks')}>
      <h3>{timeText('bookmarks')}</h3>
      <ul className="names">
        {bookmarks.map(({ at, name }) => (
          <li key={at}>
            <NameField
              name={name}
              label={timeText('bookmark.of', { at: clock(at) })}
              rename={(to) => playground.history.bookmark(at, to)}
            />
            <span className="names-note mono">{clock(at)}</span>
            <Act
              Icon={CornerDownRight}
              label={timeText('bookmark.go', { name, at: clock(at) })}
              act={() => {
                playground.seek(at);
                close();
              }}
            />
            <Act
              Icon={Trash2}
              label={timeText('bookmark.forget', { name })}
              act={() => playground.history.bookmark(at, '')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly label: string;
  readonly rename: (to: string) => void;
}

/** A name that is taken over when the field is left, or by Enter. */
function NameField({ name, label, rename }: NameFieldProps) {
  const [text, setText] = useState(name);
  const commit = () => {
    const wanted = text.trim();
    if (wanted === '' || wanted === name) setText(name);
    else rename(wanted);
  };
  return (
    <input
      className="field"
      aria-label={label}
      value={text}
      maxLength={60}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}

function Act({ Icon, label, act }: { Icon: typeof X; label: string; act: () => void }) {
  return (
    <button type="button" className="btn bare sq" aria-label={label} title={label} onClick={act}>
      <Icon className="ic" aria-hidden="true" />
    </button>
  );
}
