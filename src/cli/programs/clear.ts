import type { Program } from '../program';

/** Wipes the terminal with the escape sequences that ncurses' `clear` sends. */
export const clear: Program = {
  name: 'clear',
  description: 'wipes the terminal',
  run({ out }) {
    out('\u001b[H\u001b[2J\u001b[3J');
    return { exit: 0 };
  },
};
