import { useEffect, useState } from 'react';
import { presenterText } from '../../texts/presenter';
import { HullMark } from '../kit/Brand';
import { PlaygroundProvider, useMirror } from '../kit/playground';
import { Clock } from '../timeline/Clock';
import { type Follower, followTalk } from './follower';
import { Show } from './Show';
import type { TalkState } from './talk';
import './presenter.css';

interface Props {
  readonly talk: string;
  readonly notes: boolean;
}

/** A window beside the one that presents: the picture alone for the room, or the notes for whoever speaks. */
export function SecondWindow({ talk, notes }: Props) {
  const [state, setState] = useState<TalkState>();
  const [follower, setFollower] = useState<Follower>();
  useEffect(() => {
    const made = followTalk(talk, setState);
    setFollower(made);
    made.join();
    return () => made.close();
  }, [talk]);
  useEffect(() => {
    document.documentElement.dataset.theme = 'light';
  }, []);
  if (!state || !follower) return <Waiting />;
  return (
    <PlaygroundProvider playground={follower.playground}>
      {notes ? <Notes state={state} follower={follower} /> : <Room state={state} />}
    </PlaygroundProvider>
  );
}

function Waiting() {
  return (
    <main className="talk-wait">
      <HullMark />
      <h1>{presenterText('audience.waiting')}</h1>
    </main>
  );
}

function Room({ state }: { state: TalkState }) {
  const there = useMirror((mirror) => mirror.freshness > 0);
  if (!there) return <Waiting />;
  return (
    <main>
      <Show title={state.title} look={state.look} blank={state.blank} />
    </main>
  );
}

function Notes({ state, follower }: { state: TalkState; follower: Follower }) {
  const here = state.steps[state.step] ?? '';
  const next = state.steps[state.step + 1];
  const key = `drydock.notes.${state.title}.${state.step}.${here}`;
  const playing = useMirror((mirror) => mirror.playing);
  return (
    <main className="talk-notes">
      <h1>
        {presenterText('step.of', { step: state.step + 1, all: state.steps.length })} · {here}
      </h1>
      <NoteField key={key} name={key} />
      <nav aria-label={presenterText('notes.next')}>
        <button type="button" className="btn" disabled={state.step === 0} onClick={() => follower.act('back')}>
          {presenterText('back')}
        </button>
        <button type="button" className="btn pri" disabled={!next} onClick={() => follower.act('next')}>
          {presenterText('notes.next')}: {next ?? presenterText('step.end')}
        </button>
        <button type="button" className="btn" onClick={() => follower.act('play')}>
          {presenterText(playing ? 'pause' : 'play')}
        </button>
        <button type="button" className="btn" aria-pressed={state.blank} onClick={() => follower.act('blank')}>
          {presenterText('blank')}
        </button>
        <div className="grow" />
        <Clock />
      </nav>
    </main>
  );
}

function NoteField({ name }: { name: string }) {
  const [text, setText] = useState(() => {
    try {
      return localStorage.getItem(name) ?? '';
    } catch {
      return '';
    }
  });
  const write = (next: string) => {
    setText(next);
    try {
      if (next) localStorage.setItem(name, next);
      else localStorage.removeItem(name);
    } catch {
      // It lasts as long as the window then.
    }
  };
  return (
    <label>
      {presenterText('notes.hint')}
      <textarea value={text} onChange={(event) => write(event.target.value)} />
    </label>
  );
}
