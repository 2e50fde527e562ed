import { useMirror } from '../kit/playground';

/** Cluster time in milliseconds, at the end of its second: texts with ages change once a second, and what happened in it has happened. */
export function useSeconds(): number {
  return useMirror(({ now }) => Math.ceil(now / 1000) * 1000);
}
