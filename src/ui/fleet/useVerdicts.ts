import { useEffect, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { PodView } from '../../protocol/view';
import { NO_VERDICTS, type Verdicts, verdictsOf } from './verdicts';

/** What the scheduler found about each machine for the pod that is selected, while it waits for a node. */
export function useVerdicts(playground: Playground, pod: PodView | undefined): Verdicts {
  const [verdicts, setVerdicts] = useState(NO_VERDICTS);
  useEffect(() => {
    if (pod?.node !== '') {
      setVerdicts(NO_VERDICTS);
      return;
    }
    let waits = true;
    playground
      .ask<'why'>({ type: 'why', object: { kind: 'Pod', uid: pod.uid } })
      .then(({ trace }) => waits && setVerdicts(trace ? verdictsOf(trace) : NO_VERDICTS))
      .catch(() => waits && setVerdicts(NO_VERDICTS));
    return () => {
      waits = false;
    };
  }, [playground, pod]);
  return verdicts;
}
