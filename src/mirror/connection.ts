import type { Answers, Diff, Down, Question, TerminalOutput, Up } from '../protocol/messages';
import { Retold } from '../protocol/retold';
import type { TimelineMark } from '../protocol/view';
import { mishapsText } from '../texts/mishaps';

/** What the page needs of a worker; a real `Worker` has it, and so has the one of the tests. */
export interface WorkerLike {
  postMessage(message: Down): void;
  onmessage: ((event: MessageEvent<Up>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  terminate(): void;
}

export type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>;

/** The line to one worker: commands go down, diffs come up, questions get their own answers. */
export interface Connection {
  send(message: Down): void;
  /** Rejects when the worker ends before it answers. */
  ask<T extends Question['type']>(question: QuestionOf<T>): Promise<Answers[T]>;
  /** Ends the worker. Nothing is heard of it afterwards. */
  end(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Starts a worker and listens to it. `hear` gets everything but replies; `crash` is called once, with the reason in words,
 * when the worker throws where nobody catches it.
 */
export function connect(
  makeWorker: () => WorkerLike,
  hear: (message: Exclude<Up, { type: 'reply' }>) => void,
  crash: (reason: string) => void,
): Connection {
  const worker = makeWorker();
  const waiting = new Map<number, Waiting>();
  const [marks, terminal] = [new Retold<TimelineMark>(), new Retold<TerminalOutput>()];
  let nextId = 1;
  let ended = false;

  const end = () => {
    if (ended) return;
    ended = true;
    worker.onmessage = null;
    worker.onerror = null;
    worker.onmessageerror = null;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error(mishapsText('ended.asked')));
    waiting.clear();
  };
  const fail = (reason: string) => {
    if (ended) return;
    end();
    crash(reason);
  };

  worker.onmessage = ({ data }) => {
    if (data.type === 'diff') return hear(wholeDiff(data, marks, terminal));
    if (data.type !== 'reply') return hear(data);
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error !== undefined) one?.reject(new Error(data.error));
    else one?.resolve(data.answer as never);
  };
  worker.onerror = (event) => {
    event.preventDefault?.();
    fail(event.message || mishapsText('ended.load'));
  };
  worker.onmessageerror = () => fail(mishapsText('ended.read'));

  return {
    send(message) {
      if (!ended) worker.postMessage(message);
    },
    ask(question) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(new Error(mishapsText('ended.now')));
        const id = nextId++;
        waiting.set(id, { resolve: resolve as (answer: never) => void, reject });
        worker.postMessage({ type: 'ask', id, question });
      });
    },
    end,
  };
}

/** A diff with all that it leaves out because it was told before. */
function wholeDiff(diff: Diff, marks: Retold<TimelineMark>, terminal: Retold<TerminalOutput>): Diff {
  const { again, ...rest } = diff;
  if (again) {
    return {
      ...rest,
      marks: marks.hear(again.marks, diff.marks ?? []),
      terminal: terminal.hear(again.terminal, diff.terminal ?? []),
    };
  }
  marks.grow(diff.marks ?? []);
  terminal.grow(diff.terminal ?? []);
  return diff;
}
