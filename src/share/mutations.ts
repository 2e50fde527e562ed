/** A stream of whole numbers below a bound, from a seed: the same seed, the same stream. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=&#%~ é';

/** What mail programs, fingers and villains do to a link: one to four of it. */
export function mutated(fragment: string, roll: (below: number) => number): string {
  let text = fragment;
  for (let left = 1 + roll(4); left > 0; left--) {
    const at = roll(text.length + 1);
    const to = Math.min(text.length, at + 1 + roll(12));
    const letter = LETTERS[roll(LETTERS.length)] as string;
    const deeds = [
      () => text.slice(0, at) + letter + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(to),
      () => text.slice(0, at),
      () => text.slice(0, at) + text.slice(at, to) + text.slice(at),
      () => text.slice(0, at) + letter.repeat(1 + roll(40)) + text.slice(at),
      () => text.slice(0, at) + [...text.slice(at, to)].reverse().join('') + text.slice(to),
      () => `s=${1 + roll(3)}${text.slice(3)}`,
      () => text.slice(0, 4) + text.slice(4).toUpperCase(),
    ];
    text = (deeds[roll(deeds.length)] as () => string)();
  }
  return text;
}
