import { useCallback, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { Answers } from '../../protocol/messages';
import { keepText } from '../../texts/keep';
import { type Problem, problemsIn } from './problems';

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

/** The two presses of Apply. */
export function useReview(playground: Playground) {
  const [review, setReview] = useState<Review>(IDLE);
  const [said, setSaid] = useState<Said>();

  const show = useCallback(
    async (file: string) => {
      const text = textOf(playground, file);
      setSaid(undefined);
      setReview({ step: 'asking', file });
      try {
        const { documents } = await playground.ask<'diff'>({ type: 'diff', file, text });
        if (documents.length > 0 && documents.every((one) => one.error !== undefined)) {
          const problems = await problemsIn(documents.map((one) => one.error).join('\n'), text);
          setReview(IDLE);
          setSaid({ file, problems, nothingChanged: true });
        } else setReview({ step: 'showing', file, documents });
      } catch (error) {
        setReview(IDLE);
        setSaid({ file, problems: [{ message: (error as Error).message, line: 0 }], nothingChanged: true });
      }
    },
    [playground],
  );
  const apply = useCallback(
    async (file: string) => {
      const text = textOf(playground, file);
      setReview({ step: 'applying', file });
      const ended = await playground.apply(file);
      setReview(IDLE);
      if (!ended && playground.isReadOnly) {
        setSaid({ file, problems: [{ message: keepText('readOnly.title'), line: 0 }], nothingChanged: true });
        return;
      }
      setSaid(
        ended && ended.exitCode !== 0
          ? { file, problems: await problemsIn(ended.stderr, text), nothingChanged: ended.stdout.trim() === '' }
          : undefined,
      );
    },
    [playground],
  );
  const back = useCallback(() => setReview(IDLE), []);
  const dismiss = useCallback(() => setSaid(undefined), []);
  return { review, said, show, apply, back, dismiss };
}

function textOf(playground: Playground, file: string): string {
  return playground.tabs.getState().files.find((one) => one.name === file)?.text ?? '';
}
