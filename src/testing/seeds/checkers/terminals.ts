import type { Checker } from '../checker';

/** What no command of kubectl ever says. */
const NONSENSE = /\bundefined\b|\[object Object\]|\bNaN\b|panic:|TypeError|not a function/;

export const TERMINALS: Checker = {
  name: 'terminals',
  rule: 'every command ends or waits for something, and says nothing that is not meant for people',
  watch: ({ complain, cluster }) => {
    const { commandLine } = cluster;
    commandLine.onOutput = ({ text, kind, terminal }) => {
      const nonsense = kind === 'command' ? null : NONSENSE.exec(text);
      if (nonsense)
        complain(`terminal ${terminal} says ${text.slice(Math.max(0, nonsense.index - 60), nonsense.index + 60)}`);
    };
    return {};
  },
};
