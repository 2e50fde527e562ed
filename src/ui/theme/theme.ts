import { useSyncExternalStore } from 'react';

type Theme = 'light' | 'dark';

const KEY = 'drydock.theme';
const listeners = new Set<() => void>();
const dark = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)');

/** The theme that is shown: the person's choice, else the system's. `public/theme.js` has set it before the first paint. */
export function shownTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  const chrome = token('--chrome');
  if (chrome) document.querySelector('meta[name="theme-color"]')?.setAttribute('content', chrome);
  repaint();
}

/** Switches to the other theme and remembers it. */
export function toggleTheme(): void {
  const theme = shownTheme() === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It lasts as long as the page then.
  }
  show(theme);
}

/** Shows a theme for a while without choosing it for the person; the result gives theirs back. */
export function lendTheme(theme: Theme): () => void {
  const before = shownTheme();
  if (before !== theme) show(theme);
  return () => {
    if (before !== shownTheme()) show(before);
  };
}

dark?.addEventListener('change', () => {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // Nothing was chosen.
  }
  if (chosen === null) show(dark.matches ? 'dark' : 'light');
});

/** Has everything that is drawn drawn anew, as after a switch of the theme. */
export function repaint(): void {
  for (const listener of listeners) listener();
}

/** Calls back after each switch of the theme; the result stops it. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, shownTheme);
}

/** The value of a colour token such as `--ink` in the theme that is shown, as six digits: built pages carry `#fff`. */
export function token(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return value.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
}
