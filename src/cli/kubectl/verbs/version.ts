import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { goJsonIndented } from '../output/json';
import { goYaml } from '../output/yaml';

const CLIENT = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.3',
  gitCommit: 'drydock',
  gitTreeState: 'clean',
  buildDate: '2026-01-01T00:00:00Z',
  goVersion: 'go1.26',
  compiler: 'gc',
  platform: 'linux/amd64',
};
const KUSTOMIZE = 'v5.8.1';

/** `kubectl version`. */
export const version: Verb = {
  path: 'version',
  short: 'Print the client and server version information',
  usage: '[flags] [options]',
  flags: [
    { name: 'client', type: 'bool', usage: 'If true, shows client version only (no server required).' },
    { name: 'output', short: 'o', type: 'string', usage: "One of 'yaml' or 'json'." },
  ],
  run,
};

function run({ args, flags, remote, out }: Call): Outcome {
  if (args.length > 0) fail(`extra arguments: [${args.join(' ')}]`);
  const output = flags.string('output');
  if (!['', 'yaml', 'json'].includes(output)) fail("--output must be 'yaml' or 'json'");
  const server = flags.bool('client')
    ? undefined
    : (remote.send({ method: 'GET', path: '/version' }).body as typeof CLIENT);
  if (output === '') {
    out(`Client Version: ${CLIENT.gitVersion}\nKustomize Version: ${KUSTOMIZE}\n`);
    if (server) out(`Server Version: ${server.gitVersion}\n`);
    return undefined;
  }
  const all = { clientVersion: CLIENT, kustomizeVersion: KUSTOMIZE, ...(server ? { serverVersion: server } : {}) };
  out(output === 'json' ? `${goJsonIndented(all, true).replaceAll('    ', '  ')}\n` : goYaml(all));
  return undefined;
}
