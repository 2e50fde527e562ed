import { useEffect, useState } from 'react';
import type { Option } from '../../narration/why/card';
import type { TrialState } from '../../protocol/trial';
import type { WhyObject } from '../../protocol/why';
import { usePlayground } from '../kit/playground';

/** Counts the trials of this page. */
let trials = 0;

/** Plays an option ahead on a copy of the cluster while it is shown; undefined until the first news. */
export function useTrial(option: Option, object: WhyObject): TrialState | undefined {
  const playground = usePlayground();
  const [state, setState] = useState<TrialState>();
  const [trial] = useState(() => ({ id: ++trials, commands: option.commands ?? [], object }));
  useEffect(() => {
    let stopped = false;
    const go = async () => {
      for (;;) {
        const next = await playground.ask<'try'>({ type: 'try', trial });
        if (stopped) return;
        setState(next);
        if (next.over) return;
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    go().catch(({ message }: Error) => {
      if (!stopped) setState((old) => ({ ranMs: old?.ranMs ?? 0, over: true, well: false, stopped: message }));
    });
    return () => {
      stopped = true;
    };
  }, [playground, trial]);
  return state;
}
