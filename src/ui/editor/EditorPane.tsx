import { Check, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Mirror } from '../../mirror/store';
import { addFile, editFile } from '../../mirror/tabs';
import { clock } from '../kit/clock';
import { afterFirstPicture } from '../kit/idle';
import { useMirror, usePlayground, useTabs } from '../kit/playground';
import { TabNote } from '../kit/TabNote';
import { useTabHint } from '../kit/tabHint';
import { offerFocus, tookFocus, useWorkspace } from '../kit/workspace';
import { DiffView } from './DiffView';
import { EditorTabs } from './EditorTabs';
import type { Problem } from './problems';
import { type Said, useReview } from './review';
import type { Surface } from './surface';
import './editor.css';

/** Files, their text, and the two presses that apply it. */
export function EditorPane() {
  const playground = usePlayground();
  const active = useTabs((state) => state.active);
  const settled = useTabs((state) => state.files.some((one) => one.name === active && one.applied === one.text));
  const { review, said, show, apply, back, dismiss } = useReview(playground);
  const [surface, setSurface] = useState<Surface>();
  const [tabMoves, setTabMoves] = useState(false);
  const [found, setFound] = useState<readonly Problem[]>([]);
  const press = useRef<() => void>(() => {});
  press.current = () => {
    if (active === '') return;
    if (review.step === 'idle') void show(active);
    else if (review.step === 'showing') void apply(review.file);
  };
  const element = useSurface(
    useCallback(() => press.current(), []),
    { setSurface, setTabMoves, setFound },
  );
  useEditorFocus(surface, review.step === 'showing');

  useEffect(() => {
    if (!surface) return;
    for (const file of playground.tabs.getState().files)
      surface.mark(file.name, said?.file === file.name ? said.problems : []);
  }, [surface, said, playground]);

  const leave = () => {
    back();
    setTimeout(() => surface?.focus());
  };
  const showing = review.step === 'showing' ? review : undefined;
  const hint = useTabHint('.editor-surface');
  return (
    <section className="pane" id="editor" aria-label="Editor" onFocus={hint.onFocus} onBlur={hint.onBlur}>
      <header>
        <EditorTabs />
        <div className="grow" />
        <TabNote moves={tabMoves} hint={hint.shown} />
        {review.step === 'applying' ? <Applying /> : <AppliedMark />}
        <button
          type="button"
          className={settled ? 'btn small apply' : 'btn small pri apply'}
          disabled={active === '' || review.step === 'asking' || review.step === 'applying'}
          title="Show what would change, then apply (Ctrl+Enter)"
          onClick={() => press.current()}
        >
          {review.step === 'asking' ? 'Comparing' : 'Apply'}
        </button>
      </header>
      <div className="editor-body" id="editor-body" role="tabpanel" aria-label={active || 'No file'}>
        <div ref={element} className="editor-surface" data-ready={surface !== undefined} />
        {!surface && active !== '' && <PlainText press={() => press.current()} />}
        {active === '' && <NoFile />}
        {showing && (
          <DiffView
            file={showing.file}
            documents={showing.documents}
            onApply={() => {
              void apply(showing.file);
              setTimeout(() => surface?.focus());
            }}
            onBack={leave}
          />
        )}
      </div>
      {!showing && (
        <Problems
          said={said?.file === active ? said : undefined}
          found={found}
          goTo={(problem) => surface?.goTo(problem.line, problem.column)}
          dismiss={dismiss}
        />
      )}
    </section>
  );
}

function useSurface(
  onApply: () => void,
  {
    setSurface,
    setTabMoves,
    setFound,
  }: {
    setSurface: (surface: Surface | undefined) => void;
    setTabMoves: (moves: boolean) => void;
    setFound: (problems: readonly Problem[]) => void;
  },
) {
  const playground = usePlayground();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let opened: Surface | undefined;
    const cancel = afterFirstPicture(playground.mirror, async () => {
      const { openSurface } = await import('./surface');
      if (gone || !element.current) return;
      const had = document.activeElement?.id === 'plain-text';
      const made = await openSurface(playground, element.current, {
        onApply,
        onTabMovesFocus: setTabMoves,
        onMarkers: setFound,
      });
      if (gone) return made.end();
      opened = made;
      setSurface(made);
      if (had) made.focus();
    });
    return () => {
      gone = true;
      cancel();
      opened?.end();
      setSurface(undefined);
    };
  }, [playground, onApply, setSurface, setTabMoves, setFound]);
  return element;
}

function useEditorFocus(surface: Surface | undefined, reviewing: boolean): void {
  const wanted = useWorkspace((state) => state.wanted === 'editor');
  useEffect(
    () => (surface && !reviewing ? offerFocus('editor', () => surface.focus()) : undefined),
    [surface, reviewing],
  );
  useEffect(() => {
    if (!wanted) return;
    if (reviewing) document.querySelector<HTMLElement>('.review .pri')?.focus();
    else if (surface) surface.focus();
    else document.getElementById('plain-text')?.focus();
    tookFocus('editor');
  }, [wanted, surface, reviewing]);
}

/** The API server answers after a moment of cluster time. */
function Applying() {
  const playing = useMirror((mirror) => mirror.playing);
  return <span className="mut applied">{playing ? 'Applying' : 'Applies when the clock runs'}</span>;
}

/** When the newest `kubectl apply` that names the file went well, up to the moment that is shown. */
function appliedAt({ terminal, now }: Mirror, name: string): number | undefined {
  const applies = (text: string) => /\bapply\b/.test(text) && text.split(/[\s=,]+/).includes(name);
  const index = terminal.findLastIndex((one) => one.kind === 'command' && one.at <= now && applies(one.text));
  const told = terminal[index];
  if (!told) return undefined;
  // From the command on: the story may be long, and this is asked with every diff.
  for (let place = index + 1; place < terminal.length; place++) {
    const one = terminal[place];
    if (one?.kind === 'exit' && one.terminal === told.terminal) return one.exitCode === 0 ? told.at : undefined;
  }
  return undefined;
}

/** `Applied 02:30`: when the cluster took this very text, up to the moment that is shown. */
function AppliedMark() {
  const file = useTabs((state) => state.files.find((one) => one.name === state.active));
  const at = useMirror((mirror) => (file ? appliedAt(mirror, file.name) : undefined));
  if (!file || at === undefined) return null;
  if (file.applied !== file.text) return <span className="mut applied">Edited since {clock(at)}</span>;
  return (
    <span className="ok applied" title={`Applied ${clock(at)}`}>
      <Check className="ic" aria-hidden="true" />
      <span className="applied-text">Applied {clock(at)}</span>
    </span>
  );
}

/** The text before Monaco is there: it can be read, edited and applied. */
function PlainText({ press }: { press: () => void }) {
  const { tabs } = usePlayground();
  const file = useTabs((state) => state.files.find((one) => one.name === state.active));
  if (!file) return null;
  return (
    <textarea
      id="plain-text"
      className="plain-text code"
      spellCheck={false}
      aria-label={file.name}
      value={file.text}
      onChange={(event) => editFile(tabs, file.name, event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        press();
      }}
    />
  );
}

function NoFile() {
  const { tabs } = usePlayground();
  return (
    <div className="empty">
      <p>No file is open.</p>
      <button type="button" className="btn" onClick={() => addFile(tabs)}>
        New file
      </button>
    </div>
  );
}

/** What is wrong with the file, in the words of who found it; a click goes to the line. */
function Problems(props: {
  said: Said | undefined;
  found: readonly Problem[];
  goTo: (problem: Problem) => void;
  dismiss: () => void;
}) {
  const { said, found, goTo, dismiss } = props;
  const problems = said?.problems ?? found.slice(0, 1);
  if (problems.length === 0) return null;
  return (
    <footer className={said ? 'problems' : 'problems quiet'} role={said ? 'alert' : undefined}>
      <ul>
        {problems.slice(0, 20).map((problem, index) => (
          <li key={`${problem.line}-${index.toString()}`}>
            {problem.line > 0 && (
              <button type="button" className="btn small" onClick={() => goTo(problem)}>
                Line {problem.line}
              </button>
            )}
            <span className="mono">{problem.message}</span>
          </li>
        ))}
        {said?.nothingChanged && <li className="nothing">Nothing changed in the cluster.</li>}
      </ul>
      {said ? (
        <button type="button" className="btn bare sq small" aria-label="Close" onClick={dismiss}>
          <X className="ic" aria-hidden="true" />
        </button>
      ) : (
        found.length > 1 && <span className="mut">1 of {found.length}</span>
      )}
    </footer>
  );
}
