import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { goJsonIndented } from '../output/json';
import { goYaml } from '../output/yaml';

const CLIENT_VERSION = 'v1.36.3';
const KUSTOMIZE_VERSION = 'v5.8.1';

/** `kubectl version`. */
export const version: Verb = {
  path: 'version',
  short: 'Print the client and server version information',
  usage: '[flags] [options]',
  flags: [
    { name: 'client', type: 'bool' },
    { name: 'output', short: 'o', type: 'string' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length > 0) fail(`extra arguments: [${args.join(' ')}]`);
  const output = flags.string('output');
  if (!['', 'yaml', 'json'].includes(output)) fail(`--output must be 'yaml' or 'json'`);
  const server = flags.bool('client') ? undefined : call.remote.send({ method: 'GET', path: '/version' }).body;
  const versions = {
    clientVersion: { ...(server as object | undefined), gitVersion: CLIENT_VERSION, major: '1', minor: '36' },
    kustomizeVersion: KUSTOMIZE_VERSION,
    ...(server ? { serverVersion: server } : {}),
  };
  if (output === 'json') call.out(`${goJsonIndented(versions)}\n`);
  else if (output === 'yaml') call.out(goYaml(versions));
  else {
    call.out(`Client Version: ${CLIENT_VERSION}\nKustomize Version: ${KUSTOMIZE_VERSION}\n`);
    if (server) call.out(`Server Version: ${(server as { gitVersion: string }).gitVersion}\n`);
  }
  return undefined;
}
