import type { Verb } from './call';
import type { FlagSpec } from './flags';
import { VERBS } from './verbs/registry';

/** What `kubectl` alone says. */
export function rootHelp(): string {
  const names = [...new Set(VERBS.map(({ path }) => path.split(' ')[0] as string))].sort();
  return [
    'kubectl controls the Kubernetes cluster manager.\n\n',
    ' Find more information at: https://kubernetes.io/docs/reference/kubectl/\n\n',
    'Commands:\n',
    entries(names.map((name) => [name, VERBS.find(({ path }) => path === name)?.short ?? `${name} commands`])),
    '\nUsage:\n  kubectl [flags] [options]\n\n',
    'Use "kubectl <command> --help" for more information about a given command.\n',
  ].join('');
}

/** What a group of commands says of itself, such as `kubectl rollout`. */
export function groupHelp(group: string): string {
  const members = VERBS.filter(({ path }) => path.startsWith(`${group} `));
  return [
    'Available Commands:\n',
    entries(members.map(({ path, short }) => [path.slice(group.length + 1), short])),
    `\nUsage:\n  kubectl ${group} SUBCOMMAND [options]\n\n`,
    `Use "kubectl ${group} <command> --help" for more information about a given command.\n`,
  ].join('');
}

/** What a command says for `--help`. */
export function helpOf(verb: Verb): string {
  return [
    `${verb.short}\n`,
    verb.examples ? `\nExamples:\n${verb.examples}` : '',
    verb.flags.length > 0 ? `\nOptions:\n${verb.flags.map(tellFlag).join('\n')}` : '',
    `\nUsage:\n  kubectl ${verb.path} ${verb.usage}\n`,
    '\nUse "kubectl options" for a list of global command-line options (applies to all commands).\n',
  ].join('');
}

function tellFlag({ name, short, type, initial, usage = '' }: FlagSpec): string {
  const start = type === 'bool' ? String(initial ?? false) : initialText(type, initial);
  return `    ${short ? `-${short}, ` : ''}--${name}=${start}:\n\t${usage}\n`;
}

function initialText(type: FlagSpec['type'], initial: FlagSpec['initial']): string {
  if (type === 'string') return `'${initial ?? ''}'`;
  if (type === 'strings' || type === 'array') return '[]';
  if (type === 'duration') return `${Number(initial ?? 0) / 1000}s`;
  return String(initial ?? 0);
}

function entries(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, short]) => `  ${name.padEnd(width)}   ${short}\n`).join('');
}
