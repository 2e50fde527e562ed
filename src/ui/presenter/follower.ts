import type { WorkerLike } from '../../mirror/connection';
import { NOTHING_KEPT } from '../../mirror/nothingKept';
import { Playground } from '../../mirror/playground';
import { joinTalk, type RemoteAct, type TalkState } from './talk';

/** A playground that shows what another window plays: diffs come over the talk's line, and nothing goes back. */
export interface Follower {
  readonly playground: Playground;
  act(act: RemoteAct): void;
  /** Asks to be told everything. */
  join(): void;
  close(): void;
}

/** Follows the talk of that name; `heard` is told what it shows beside the cluster, undefined when it is over. */
export function followTalk(name: string, heard: (state: TalkState | undefined) => void): Follower {
  const worker: WorkerLike = {
    postMessage: () => {},
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    terminate: () => {},
  };
  const playground = new Playground(() => worker, NOTHING_KEPT);
  playground.start();
  let whole = false;
  let joined = false;
  const join = () => {
    joined = true;
    line.say({ type: 'join' });
  };
  const line = joinTalk(name, (message) => {
    if (message.type === 'state') {
      heard(message.state);
      // It was over and goes on: what was told meanwhile was not heard.
      if (!joined) join();
    } else if (message.type === 'over') {
      whole = false;
      joined = false;
      heard(undefined);
    } else if (message.type === 'diff' && (whole || message.diff.fresh)) {
      whole = true;
      worker.onmessage?.(new MessageEvent('message', { data: message.diff }));
    }
  });
  // What is laid out follows the page's frames here too.
  let frame = requestAnimationFrame(function show(wallMs: number) {
    playground.frame(wallMs);
    frame = requestAnimationFrame(show);
  });
  return {
    playground,
    act: (act) => line.say({ type: 'act', act }),
    join,
    close: () => {
      cancelAnimationFrame(frame);
      line.close();
    },
  };
}
