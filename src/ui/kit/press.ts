/** So long after a press, in wall milliseconds, what can wait does: the answer to the press is to be seen first. */
const ANSWER_MS = 80;

let pressedAt = Number.NEGATIVE_INFINITY;

function note(): void {
  pressedAt = performance.now();
}

if (typeof window !== 'undefined')
  for (const type of ['pointerdown', 'pointerup', 'keydown'] as const)
    window.addEventListener(type, note, { capture: true, passive: true });

/** Whether something was pressed a moment ago, and its answer may not be on the screen yet. */
export function isPressed(): boolean {
  return performance.now() - pressedAt < ANSWER_MS;
}
