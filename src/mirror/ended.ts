import type { TerminalOutput } from '../protocol/messages';
import type { MirrorStore } from './store';

/** How a command ended. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Diffs after a jump in time in which a command must be told again, or it is not on this branch any more. */
const DIFFS_OF_PATIENCE = 3;

/**
 * Waits for the end of a command that is about to be given. Undefined when it is lost: the clock was set back before it, or the
 * worker ended.
 */
export function awaitEnd(store: MirrorStore, terminal: string, line: string): Promise<Ended | undefined> {
  const { now: askedAt, terminal: before, freshness, restarts } = store.getState();
  let jumps = freshness;
  let patience = DIFFS_OF_PATIENCE;
  return new Promise((resolve) => {
    const stop = store.subscribe((mirror) => {
      if (mirror.restarts !== restarts || mirror.status === 'crashed') return finish(undefined);
      if (mirror.freshness !== jumps) {
        jumps = mirror.freshness;
        patience = DIFFS_OF_PATIENCE;
      }
      // After a jump the story is told anew, and the same line may have been typed earlier in it.
      const [from, since] = mirror.freshness === freshness ? [before.length, 0] : [0, askedAt];
      const told = storyOf(mirror.terminal.slice(from), terminal, line, since);
      const exit = told.find((one) => one.kind === 'exit');
      if (exit) finish(endedAs(told, exit));
      else if (told.length === 0 && jumps !== freshness && --patience === 0) finish(undefined);
    });
    function finish(ended: Ended | undefined): void {
      stop();
      resolve(ended);
    }
  });
}

/** What a terminal told from the command on. */
function storyOf(records: readonly TerminalOutput[], terminal: string, line: string, since: number) {
  const own = records.filter((one) => one.terminal === terminal);
  const start = own.findIndex((one) => one.kind === 'command' && one.text.trim() === line && one.at >= since);
  return start === -1 ? [] : own.slice(start);
}

function endedAs(told: readonly TerminalOutput[], exit: TerminalOutput): Ended {
  const until = told.indexOf(exit);
  const text = (kind: TerminalOutput['kind']) =>
    told
      .slice(0, until)
      .filter((one) => one.kind === kind)
      .map((one) => one.text)
      .join('');
  return { exitCode: exit.exitCode ?? 0, stdout: text('stdout'), stderr: text('stderr') };
}
