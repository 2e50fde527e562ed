import type { Line } from './line';

/** A request of a story's client: when it was begun, and how it ended. */
export interface Asked {
  /** Seconds since the story began. */
  readonly at: number;
  /** `ok`, `refused`, `timed out`, `no route`, or else what wget said. */
  readonly outcome: string;
}

/** What a client asked, and the moments at which the story's steps began. */
export interface Traffic {
  readonly asked: readonly Asked[];
  readonly stepsAt: readonly number[];
}

/** A client's log begins with this word, at the moment at which its container starts. */
const BEGIN = 'begin';
const KINDS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/refused/i, 'refused'],
  [/timed out/i, 'timed out'],
  [/no route/i, 'no route'],
];

/** The requests of a story whose last command prints a client's log (`<uptime> ok`); undefined where no command does. */
export function trafficOf(lines: readonly Line[]): Traffic | undefined {
  const log = lines.findLast(({ what, run, stdout }) => what === 'DONE' && run?.includes(' logs ') && stdout)?.stdout;
  const entries = (log ?? '').split('\n').flatMap((line) => {
    const [, uptime, words] = /^(\d+\.\d+) (.*)$/.exec(line) ?? [];
    return uptime && words ? [{ uptime: Number(uptime), words }] : [];
  });
  const begun = entries.find(({ words }) => words === BEGIN);
  const pod = lines
    .findLast(({ run }) => run?.includes(' logs '))
    ?.run?.split(' ')
    .at(-1);
  const started = lines.find(
    ({ what, object, reason }) => what === 'EVENT' && object === `Pod/${pod}` && reason === 'Started',
  );
  if (!begun || !started) return undefined;
  const asked = entries
    .filter(({ words }) => words !== BEGIN)
    .map(({ uptime, words }) => ({ at: uptime - begun.uptime + started.t, outcome: outcomeOf(words) }));
  const stepsAt = lines.filter(({ what }) => what === 'RUN' || what === 'POWER').map(({ t }) => t);
  return { asked, stepsAt };
}

function outcomeOf(words: string): string {
  return words === 'ok' ? 'ok' : (KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? words);
}

/** The requests that were lost. */
export function lostOf({ asked }: Traffic): Asked[] {
  return asked.filter(({ outcome }) => outcome !== 'ok').sort((a, b) => a.at - b.at);
}
