import { FileCode, History, Link as LinkIcon, SquareDashed } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { EarlierSession, Kept } from '../../mirror/kept';
import { homeText } from '../../texts/home';
import { shareText } from '../../texts/share';
import { clock } from '../kit/clock';
import { workspace } from '../kit/workspace';
import { hrefOf, titleOf } from './earlier';
import { openYaml } from './files';
import { fragmentIn } from './pasted';
import type { Shelved } from './shelf';

interface Props {
  readonly kept: Kept;
  readonly earlier: readonly EarlierSession[];
  readonly shelf: readonly Shelved[];
  readonly openFiles: (files: readonly File[]) => void;
  /** What was wrong with files that were dropped. */
  readonly complaint: string;
}

/** The other ways in: nothing, one's own files, something that was shared, something from before. */
export function StartFrom({ kept, earlier, shelf, openFiles, complaint }: Props) {
  const count = earlier.length;
  return (
    <section className="from" aria-labelledby="from-title">
      <h2 id="from-title">{homeText('from.title')}</h2>
      <ul>
        <li>
          <a className="from-row" href="#scenario=empty">
            <SquareDashed className="ic" aria-hidden="true" />
            <b>{homeText('from.empty')}</b>
            <span>{homeText('from.empty.note')}</span>
          </a>
        </li>
        <Fold
          icon={<FileCode className="ic" aria-hidden="true" />}
          name={homeText('from.yaml')}
          note={homeText('from.yaml.note')}
        >
          <OwnYaml kept={kept} openFiles={openFiles} />
        </Fold>
        <Fold
          icon={<LinkIcon className="ic" aria-hidden="true" />}
          name={homeText('from.link')}
          note={homeText('from.link.note')}
        >
          <SharedLink openFiles={openFiles} />
        </Fold>
        <Fold
          icon={<History className="ic" aria-hidden="true" />}
          name={homeText('from.earlier')}
          note={count > 0 ? homeText('from.earlier.note', { count }) : homeText('from.earlier.none')}
        >
          <Earlier earlier={earlier} shelf={shelf} />
        </Fold>
      </ul>
      <p className="from-wrong" role="status">
        {complaint}
      </p>
    </section>
  );
}

function Fold({ icon, name, note, children }: { icon: ReactNode; name: string; note: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const body = useId();
  return (
    <li>
      <button
        type="button"
        className="from-row"
        aria-expanded={open}
        aria-controls={body}
        onClick={() => setOpen(!open)}
      >
        {icon}
        <b>{name}</b>
        <span>{note}</span>
      </button>
      <div id={body} className="from-body" hidden={!open}>
        {children}
      </div>
    </li>
  );
}

function OwnYaml({ kept, openFiles }: Pick<Props, 'kept' | 'openFiles'>) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const go = async () => {
    if (text.trim() === '') setWrong(homeText('yaml.empty'));
    else setWrong(await openYaml(kept, [{ name: 'pasted.yaml', text: text.endsWith('\n') ? text : `${text}\n` }]));
  };
  return (
    <>
      <textarea
        className="field code"
        aria-label={homeText('yaml.label')}
        placeholder="apiVersion: apps/v1"
        rows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="from-hint">{wrong || homeText('yaml.hint')}</p>
      <div className="from-acts">
        <button type="button" className="btn pri" onClick={() => void go()}>
          {homeText('yaml.go')}
        </button>
        <FileButton label={homeText('yaml.files')} accept=".yaml,.yml,.json,.txt" openFiles={openFiles} />
      </div>
    </>
  );
}

function SharedLink({ openFiles }: Pick<Props, 'openFiles'>) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const fragment = fragmentIn(text);
        if (fragment === undefined) setWrong(homeText('link.wrong'));
        else location.hash = fragment;
      }}
    >
      <input
        className="field"
        aria-label={homeText('link.label')}
        placeholder="https://…#s=1.…"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="from-hint">{wrong || homeText('link.hint')}</p>
      <div className="from-acts">
        <button type="submit" className="btn pri">
          {homeText('link.go')}
        </button>
        <FileButton label={homeText('link.file')} accept=".json,.yaml,.yml" openFiles={openFiles} />
      </div>
    </form>
  );
}

function FileButton({ label, accept, openFiles }: { label: string; accept: string } & Pick<Props, 'openFiles'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept={accept}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file, mended, is another choice.
          event.target.value = '';
          if (files.length > 0) openFiles(files);
        }}
      />
    </>
  );
}

function Earlier({ earlier, shelf }: Pick<Props, 'earlier' | 'shelf'>) {
  if (earlier.length === 0) return <p className="from-hint">{homeText('from.earlier.none')}</p>;
  return (
    <ul className="earlier">
      {earlier.map((one) => (
        <li key={one.slot}>
          <a href={hrefOf(one)}>{homeText('earlier.at', { title: titleOf(one, shelf), clock: clock(one.kept.at) })}</a>
          <span>{one.slot === 'own' ? homeText('earlier.own') : homeText('earlier.copy')}</span>
        </li>
      ))}
      <li>
        <button type="button" className="btn" onClick={() => workspace.setState({ dialog: 'sessions' })}>
          {shareText('sessions')}
        </button>
      </li>
    </ul>
  );
}
