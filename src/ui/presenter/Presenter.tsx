import { useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { Playground } from '../../mirror/playground';
import { presenterText } from '../../texts/presenter';
import { comfort } from '../kit/comfort';
import { useMirror, usePlayground } from '../kit/playground';
import { isDialogOpen, isTyping } from '../kit/typing';
import { stopPresenting } from '../kit/workspace';
import { lendTheme } from '../theme/theme';
import { usePresenterLook } from './look';
import { Remote } from './Remote';
import { Show } from './Show';
import { placeIn, stepsOf, type TalkSource, Walk } from './steps';
import { joinTalk, type RemoteAct, type TalkLine, type TalkState } from './talk';
import { openNotes, TALK } from './windows';

interface Props {
  /** What a person reads in the top bar. */
  readonly title: string;
}

const NOTHING: Pick<TalkSource, 'moments' | 'tries'> = { moments: [], tries: [] };

/** The presenter's view over the page: one finding, one picture, and a remote with steps for hand, keys or clicker. */
export default function Presenter({ title }: Props) {
  const playground = usePlayground();
  const { scenario } = playground;
  const look = usePresenterLook();
  const [blank, setBlank] = useState(false);
  const { marks, foreseen } = useMirror(useShallow(({ marks, foreseen }) => ({ marks, foreseen })));
  const steps = useMemo(() => {
    const { tries } = scenario ?? NOTHING;
    const moments = (scenario ?? NOTHING).moments.filter((moment) => !('tried' in moment && moment.tried));
    return stepsOf({ marks, foreseen, moments, tries });
  }, [marks, foreseen, scenario]);
  const index = useMirror((mirror) => placeIn(steps, mirror.now, mirror.horizon).index);
  const [walk] = useState(() => walkOf(playground));
  useEffect(() => walk.saw(steps), [walk, steps]);
  const go = (to: number) => walk.go(steps[to]);
  const acts: Record<RemoteAct, () => void> = {
    next: () => go(index + 1),
    back: () => go(Math.max(0, index - 1)),
    play: () => playground.togglePlay(),
    blank: () => setBlank((was) => !was),
  };
  usePresenterKeys(acts);
  useEffect(() => lendTheme('light'), []);
  const state = { title, step: index, steps: steps.map(({ name }) => name), blank, look };
  useTalk(state, acts);
  return (
    <Show
      title={title}
      look={look}
      blank={blank}
      aside={
        <button type="button" className="presenter-leave" onClick={stopPresenting}>
          <kbd>P</kbd> {presenterText('leave')}
        </button>
      }
    >
      <Remote steps={steps} go={go} />
    </Show>
  );
}

function walkOf(playground: Playground): Walk {
  const type = (line: string) => {
    const isSent = playground.exec(line);
    playground.play();
    return isSent;
  };
  return new Walk((at) => playground.seek(at), type);
}

/** Keys of a talk; clickers send PageDown and PageUp. The page's own keys (Space, steps, speed) go on working. */
function usePresenterKeys(acts: Record<RemoteAct, () => void>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      PageDown: () => latest.current.next(),
      PageUp: () => latest.current.back(),
      ArrowRight: () => latest.current.next(),
      ArrowLeft: () => latest.current.back(),
      b: () => latest.current.blank(),
      B: () => latest.current.blank(),
      n: openNotes,
      N: openNotes,
      Escape: stopPresenting,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isDialogOpen()) return;
      if (event.key.length === 1 && !comfort.getState().singleKeys) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
}

/** Tells the second windows what is shown, and does what the notes' remote asks. */
function useTalk(state: TalkState, acts: Record<RemoteAct, () => void>): void {
  const playground = usePlayground();
  const latest = useRef({ state, acts });
  latest.current = { state, acts };
  const line = useRef<TalkLine | undefined>(undefined);
  useEffect(() => {
    const talk = joinTalk(TALK, (message) => {
      if (message.type === 'act') latest.current.acts[message.act]();
      if (message.type !== 'join') return;
      talk.say({ type: 'state', state: latest.current.state });
      playground.send({ type: 'refresh' });
    });
    line.current = talk;
    const stop = playground.diffs.on((diff) => talk.say({ type: 'diff', diff }));
    const over = () => talk.say({ type: 'over' });
    addEventListener('pagehide', over);
    return () => {
      over();
      stop();
      removeEventListener('pagehide', over);
      talk.close();
    };
  }, [playground]);
  const told = JSON.stringify(state);
  useEffect(() => {
    if (told) line.current?.say({ type: 'state', state: latest.current.state });
  }, [told]);
}
