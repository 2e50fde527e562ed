import { useCallback, useEffect, useRef, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { Answers } from '../../protocol/messages';
import { keepText } from '../../texts/keep';
import { onNextCluster } from '../kit/workspace';
import type { Problem } from './problems';

export type Documents = Answers['diff']['documents'];

/** Where applying a file stands: first what would change is shown, then it is done. */
export type Review =
  | { readonly step: 'idle' }
  | { readonly step: 'asking'; readonly file: string }
  | { readonly step: 'showing'; readonly file: string; readonly documents: Documents }
  | { readonly step: 'applying'; readonly file: string };

/** What was said about a file at its last apply. */
export interface Said {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** True when no document of the file was taken. */
  readonly nothingChanged: boolean;
}

const IDLE: Review = { step: 'idle' };

/** A text, and what applying it would change. */
interface Compared {
  readonly text: string;
  readonly documents: Documents;
}

/** Compares a file with the cluster; what is typed meanwhile is compared too. */
export async function compare(playground: Pick<Playground, 'ask' | 'tabs'>, file: string): Promise<Compared> {
  for (;;) {
    const text = textOf(playground, file);
    const { documents } = await playground.ask<'diff'>({ type: 'diff', file, text });
    if (textOf(playground, file) === text) return { text, documents };
  }
}

/** The two presses of Apply. */
export function useReview(playground: Playground) {
  const [review, setReview] = useState<Review>(IDLE);
  const [said, setSaid] = useState<Said>();
  const reviewed = useRef('');
  // What is answered after another review began, or another cluster was opened, is not shown.
  const turn = useRef(0);

  const show = useCallback(
    async (file: string) => {
      const mine = ++turn.current;
      setSaid(undefined);
      setReview({ step: 'asking', file });
      const end = (next: Review, about?: Said) => {
        if (mine !== turn.current) return;
        setReview(next);
        if (about) setSaid(about);
      };
      try {
        const { text, documents } = await compare(playground, file);
        if (documents.length > 0 && documents.every((one) => one.error !== undefined)) {
          const problems = await problemsIn(documents.map((one) => one.error).join('\n'), text);
          return end(IDLE, { file, problems, nothingChanged: true });
        }
        if (mine === turn.current) reviewed.current = text;
        end({ step: 'showing', file, documents });
      } catch (error) {
        end(IDLE, { file, problems: [{ message: (error as Error).message, line: 0 }], nothingChanged: true });
      }
    },
    [playground],
  );
  const apply = useCallback(
    async (file: string) => {
      const text = textOf(playground, file);
      if (text !== reviewed.current) return show(file);
      const mine = ++turn.current;
      setReview({ step: 'applying', file });
      const ended = await playground.apply(file);
      const problems = ended && ended.exitCode !== 0 ? await problemsIn(ended.stderr, text) : undefined;
      if (mine !== turn.current) return;
      setReview(IDLE);
      if (!ended && playground.isReadOnly)
        setSaid({ file, problems: [{ message: keepText('readOnly.title'), line: 0 }], nothingChanged: true });
      else setSaid(ended && problems && { file, problems, nothingChanged: ended.stdout.trim() === '' });
    },
    [playground, show],
  );
  const back = useCallback(() => {
    turn.current++;
    setReview(IDLE);
  }, []);
  const dismiss = useCallback(() => setSaid(undefined), []);
  useEffect(
    () =>
      onNextCluster(() => {
        back();
        dismiss();
      }),
    [back, dismiss],
  );
  return { review, said, show, apply, back, dismiss };
}

/** What went wrong, with its lines: that is read by what comes only then. */
async function problemsIn(stderr: string, text: string): Promise<Problem[]> {
  const reader = await import('./problems').catch(() => undefined);
  return reader ? reader.problemsIn(stderr, text) : [{ message: stderr.trim(), line: 0 }];
}

function textOf(playground: Pick<Playground, 'tabs'>, file: string): string {
  return playground.tabs.getState().files.find((one) => one.name === file)?.text ?? '';
}
