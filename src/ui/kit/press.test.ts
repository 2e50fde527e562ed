// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { isPressed } from './press';

afterEach(() => void vi.useRealTimers());

it('knows for a moment that something was pressed', () => {
  vi.useFakeTimers({ toFake: ['performance'], now: 5_000 });
  vi.advanceTimersByTime(1_000);
  expect(isPressed()).toBe(false);
  document.body.dispatchEvent(new Event('pointermove', { bubbles: true }));
  expect(isPressed()).toBe(false);
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  expect(isPressed()).toBe(true);
  vi.advanceTimersByTime(200);
  expect(isPressed()).toBe(false);
});
