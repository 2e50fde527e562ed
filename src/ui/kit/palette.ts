import { onThemeChange, token } from '../theme/theme';

/** Colours of the shown theme by token name without dashes, for canvases. Another function after a switch of the theme. */
export type Palette = (name: string) => string;

/** Reads each token once a theme. `changed` is called after a switch; the result of `stop` ends that. */
export function createPalette(changed: () => void): { colours: () => Palette; stop: () => void } {
  let palette = fresh();
  const stop = onThemeChange(() => {
    palette = fresh();
    changed();
  });
  return { colours: () => palette, stop };
}

function fresh(): Palette {
  const known = new Map<string, string>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined) {
      value = token(`--${name}`);
      known.set(name, value);
    }
    return value;
  };
}
