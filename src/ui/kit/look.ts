import { onThemeChange, token } from '../theme/theme';

/** What a canvas writes with in the place of a colour token: the system's own colour where it forces colours. */
export function inkOf(name: string): string {
  return matchMedia('(forced-colors: active)').matches ? 'CanvasText' : token(name);
}

/** Calls back when what is drawn has to be drawn anew: another theme, fonts that came, other pixels. The result ends it. */
export function onLookChange(listener: () => void): () => void {
  const stopTheme = onThemeChange(listener);
  document.fonts.addEventListener('loadingdone', listener);
  addEventListener('resize', listener);
  return () => {
    stopTheme();
    document.fonts.removeEventListener('loadingdone', listener);
    removeEventListener('resize', listener);
  };
}
