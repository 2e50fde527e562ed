import { Copy, FileDown, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Kept } from '../../mirror/kept';
import { sessionsText } from '../../texts/share';
import { fragmentOfSlot } from '../frame/slots';
import { Miniature } from '../home/miniature/Miniature';
import { workspace } from '../kit/workspace';
import { duplicate, exportFile, type SessionRow } from './row';

interface Props {
  readonly row: SessionRow;
  readonly kept: Kept;
  readonly change: (work: Promise<unknown>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** One session: its picture, its name, what is known of it, and what can be done with it. */
export function SessionItem({ row, kept, change, remove }: Props) {
  const [naming, setNaming] = useState(false);
  const { slot, name, facts, isOpen, earlier } = row;
  const { still } = earlier.kept;
  return (
    <li className="session">
      <div className="session-picture" aria-hidden="true">
        {still && <Miniature still={still} picture="flow" />}
      </div>
      <div className="session-words">
        {naming ? (
          <NameField
            name={name}
            done={(next) => {
              setNaming(false);
              if (next !== undefined) void change(kept.rename(slot, next));
            }}
          />
        ) : (
          <b>{name}</b>
        )}
        <span>{facts.join(' · ')}</span>
      </div>
      <div className="session-acts">
        <a
          className="btn pri"
          href={`#${fragmentOfSlot(slot)}`}
          aria-label={`${sessionsText('open')}: ${name}`}
          onClick={() => workspace.setState({ dialog: undefined })}
        >
          {isOpen ? sessionsText('open.now') : sessionsText('open')}
        </a>
        <Act words={sessionsText('rename')} name={name} act={() => setNaming(true)} icon={<Pencil className="ic" />} />
        <Act
          words={sessionsText('duplicate')}
          name={name}
          act={() => void change(duplicate(kept, row))}
          icon={<Copy className="ic" />}
        />
        <Act
          words={sessionsText('export')}
          name={name}
          act={() => void change(exportFile(kept, row))}
          icon={<FileDown className="ic" />}
        />
        <Act
          words={sessionsText('delete')}
          name={name}
          act={() => void remove()}
          disabled={isOpen}
          icon={<Trash2 className="ic" />}
        />
      </div>
    </li>
  );
}

interface ActProps {
  readonly words: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly act: () => void;
  readonly disabled?: boolean;
}

function Act({ words, name, icon, act, disabled = false }: ActProps) {
  return (
    <button
      type="button"
      className="btn bare sq"
      title={words}
      aria-label={`${words}: ${name}`}
      disabled={disabled}
      onClick={act}
    >
      {icon}
    </button>
  );
}

/** `done` is told the new name, or nothing where it stays. */
function NameField({ name, done }: { readonly name: string; readonly done: (name?: string) => void }) {
  const [text, setText] = useState(name);
  const id = useId();
  return (
    <form
      className="session-name"
      onSubmit={(event) => {
        event.preventDefault();
        done(text.trim() || undefined);
      }}
    >
      <input
        id={id}
        className="field"
        aria-label={sessionsText('rename.field')}
        maxLength={80}
        value={text}
        ref={(field) => field?.focus()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          done();
        }}
      />
      <button type="submit" className="btn">
        {sessionsText('rename.save')}
      </button>
    </form>
  );
}
