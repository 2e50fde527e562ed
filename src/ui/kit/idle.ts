/** Calls back once the browser has nothing better to do, after the first paint; the result takes it back. */
export function onIdle(act: () => void, timeoutMs = 1_500): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(act, { timeout: timeoutMs });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(act, 200);
  return () => clearTimeout(id);
}
