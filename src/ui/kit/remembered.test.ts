// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { remembered } from './remembered';

afterEach(() => vi.unstubAllGlobals());

it('remembers', () => {
  remembered.setItem('one', '404');
  expect(localStorage.getItem('one')).toBe('404');
  expect(remembered.getItem('one')).toBe('404');
});

it('goes on where the browser lets no site keep anything', () => {
  vi.stubGlobal('localStorage', undefined);
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  expect(() => remembered.setItem('one', '404')).not.toThrow();
  expect(remembered.getItem('one')).toBeNull();
});
