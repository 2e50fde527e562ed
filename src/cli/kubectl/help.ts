import type { Verb } from './call';
import type { FlagSpec } from './flags';
import { GLOBAL_FLAGS } from './globalFlags';
import { VERBS } from './verbs/registry';

/** The commands as `kubectl --help` groups them; what is not here is not listed. */
const SECTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['Basic Commands (Beginner)', ['create', 'expose', 'run', 'set']],
  ['Basic Commands (Intermediate)', ['explain', 'get', 'edit', 'delete']],
  ['Deploy Commands', ['rollout', 'scale', 'autoscale']],
  ['Cluster Management Commands', ['cluster-info', 'top', 'cordon', 'uncordon', 'drain', 'taint']],
  ['Troubleshooting and Debugging Commands', ['describe', 'logs', 'exec', 'auth', 'events']],
  ['Advanced Commands', ['diff', 'apply', 'patch', 'replace', 'wait']],
  ['Settings Commands', ['label', 'annotate']],
  ['Other Commands', ['api-resources', 'api-versions', 'config', 'version']],
];

/** What the groups of commands are for. */
const GROUPS: Readonly<Record<string, string>> = {
  auth: 'Inspect authorization',
  config: 'Modify kubeconfig files',
  rollout: 'Manage the rollout of a resource',
  set: 'Set specific features on objects',
  top: 'Display resource (CPU/memory) usage',
};

/** What `kubectl` alone says. */
export function rootHelp(): string {
  const known = new Set(VERBS.map(({ path }) => path.split(' ')[0] as string));
  const sections = SECTIONS.map(([title, names]) => {
    const rows = names.filter((name) => known.has(name)).map((name) => [name, shortOf(name)] as const);
    return `${title}:\n${rows.map(([name, short]) => `  ${name.padEnd(NAME_WIDTH)}${short}\n`).join('')}\n`;
  });
  return [
    'kubectl controls the Kubernetes cluster manager.\n\n',
    ' Find more information at: https://kubernetes.io/docs/reference/kubectl/\n\n',
    ...sections,
    'Usage:\n  kubectl [flags] [options]\n\n',
    'Use "kubectl <command> --help" for more information about a given command.\n',
    'Use "kubectl options" for a list of global command-line options (applies to all commands).\n',
  ].join('');
}

const NAME_WIDTH = 16;

function shortOf(name: string): string {
  return VERBS.find(({ path }) => path === name)?.short ?? GROUPS[name] ?? '';
}

/** What `kubectl options` says. */
export function optionsHelp(): string {
  return `The following options can be passed to any command:\n\n${GLOBAL_FLAGS.map(tellFlag).join('\n')}`;
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
