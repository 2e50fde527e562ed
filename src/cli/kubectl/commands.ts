import { goQuote } from '../../api/meta/goFormat';
import type { Verb } from './call';
import { Failure, fail, failUsage } from './failure';
import { GLOBAL_FLAGS } from './globalFlags';
import { groupHelp, optionsHelp, rootHelp } from './help';
import { VERBS } from './verbs/registry';

/** The command that a line names, and the words that are left. Models cobra's Find. */
export function findVerb(line: readonly string[]): { verb: Verb; words: readonly string[] } {
  let path = '';
  let words = line;
  for (;;) {
    const at = nextArgument(words);
    const word = words[at];
    const next = word === undefined ? undefined : childOf(path, word);
    if (next === undefined) break;
    path = next;
    words = [...words.slice(0, at), ...words.slice(at + 1)];
  }
  const verb = VERBS.find((known) => known.path === path);
  if (verb) return { verb, words };
  const stray = path === '' ? words[nextArgument(words)] : undefined;
  if (stray === 'help') return findVerb([...words.filter((word) => word !== 'help'), '--help']);
  if (stray === 'options') return { verb: telling('options', optionsHelp), words: [] };
  if (stray !== undefined) failUnknown(line, stray);
  return { verb: groupVerb(path), words };
}

/** Where the first word is that is neither a flag nor the value of one; -1 without one. */
function nextArgument(words: readonly string[]): number {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') return -1;
    if (!word.startsWith('-') || word === '-') return at;
    const long = word.startsWith('--');
    if (word.includes('=')) continue;
    const spec = GLOBAL_FLAGS.find(({ name, short }) => (long ? name === word.slice(2) : short === word.slice(1)));
    if (spec ? spec.type !== 'bool' && spec.bare === undefined : long || word.length === 2) at++;
  }
  return -1;
}

/** Other names of groups of commands. */
const GROUP_ALIASES: Readonly<Record<string, string>> = { 'create svc': 'create service' };

/** The path that a word leads to, if a command or a group of commands is called so. */
function childOf(path: string, word: string): string | undefined {
  const prefix = path === '' ? '' : `${path} `;
  for (const verb of VERBS) {
    if (!verb.path.startsWith(prefix)) continue;
    const [first = '', ...rest] = verb.path.slice(prefix.length).split(' ');
    if (first === word || (rest.length === 0 && verb.aliases?.includes(word))) return prefix + first;
  }
  return GROUP_ALIASES[prefix + word];
}

/** A command that only says something. */
function telling(path: string, text: () => string): Verb {
  return {
    path,
    short: '',
    usage: '',
    flags: [],
    help: text,
    run(call) {
      call.out(text());
      return undefined;
    },
  };
}

/** A group of commands, such as `kubectl rollout`, or kubectl itself: it only tells what it has. */
function groupVerb(path: string): Verb {
  if (path === '') return telling(path, rootHelp);
  return {
    path,
    short: '',
    usage: '',
    flags: [],
    help: () => groupHelp(path),
    run(call) {
      if (call.args.length > 0) failUsage(path, `unknown command ${goQuote(call.args.join(' '))}`);
      call.err(groupHelp(path));
      throw new Failure({ kind: 'silent' });
    },
  };
}

function failUnknown(line: readonly string[], word: string): never {
  const [first = ''] = line;
  if (first.startsWith('-')) failPlugin(first);
  const similar = [...new Set(VERBS.map((verb) => verb.path.split(' ')[0] as string))]
    .filter((name) => distance(word, name) <= 2 || name.startsWith(word.toLowerCase()))
    .sort();
  const hint = similar.length === 0 ? '' : `\n\nDid you mean this?\n${similar.map((name) => `\t${name}\n`).join('')}`;
  return fail(`unknown command ${goQuote(word)} for "kubectl"${hint}`);
}

function failPlugin(flag: string): never {
  throw new Failure({ kind: 'plain', message: `Error: flags cannot be placed before plugin name: ${flag}` });
}

/** How many letters must be changed, added or left out. Models cobra's ld. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase() ? 0 : 1;
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + cost));
    }
    row = next;
  }
  return row[b.length] as number;
}
