import { useRef, useState } from 'react';
import type { LogPlace } from '../../protocol/detail';
import { useMirror, usePlayground } from '../kit/playground';
import { useAsking } from '../kit/useAsking';
import { type LogText, NO_LOG, withLines } from './logText';

/** A log is read at most this often, in milliseconds of wall time. */
const READ_EVERY_MS = 350;

interface Stream {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
}

/** Reads a container's log: once, or, while it is followed, whatever is added. After a jump in time it is read anew. */
export function useLog({ namespace, pod, container, previous }: Stream, follow: boolean): LogText {
  const playground = usePlayground();
  const freshness = useMirror((mirror) => mirror.freshness);
  const [log, setLog] = useState(NO_LOG);
  const known = useRef<{ about: string; place: LogPlace | undefined }>({ about: '', place: undefined });
  useAsking(`${namespace}/${pod} ${container} ${previous} ${freshness}`, READ_EVERY_MS, async (signal, about) => {
    const isKnown = known.current.about === about;
    if (isKnown && !follow) return;
    const after = isKnown ? known.current.place : undefined;
    const question = { type: 'logs', namespace, pod, container, previous, ...(after && { after }) } as const;
    const answer = await playground.ask<'logs'>(question);
    if (signal.aborted) return;
    known.current = { about, place: answer.place };
    setLog((before) => withLines(before, answer));
  });
  return log;
}
