import type { Verb } from '../call';
import { CONTEXT, KUBECONFIG } from '../config';
import { fail } from '../failure';
import { printerFor } from '../output/printer';
import { layOut } from '../output/tabwriter';
import { OUTPUT_FLAGS } from '../sharedFlags';

/** `kubectl config view`. */
export const configView: Verb = {
  path: 'config view',
  short: 'Display merged kubeconfig settings or a specified kubeconfig file',
  usage: '[flags] [options]',
  flags: [
    ...OUTPUT_FLAGS.map((flag) => (flag.name === 'output' ? { ...flag, initial: 'yaml' } : flag)),
    { name: 'flatten', type: 'bool', usage: 'Flatten the resulting kubeconfig file into self-contained output' },
    { name: 'minify', type: 'bool', usage: 'Remove all information not used by current-context from the output' },
    { name: 'raw', type: 'bool', usage: 'Display raw byte data and sensitive data' },
  ],
  run(call) {
    printerFor(call)?.print(KUBECONFIG);
    return undefined;
  },
};

/** `kubectl config current-context`. */
export const configCurrentContext: Verb = {
  path: 'config current-context',
  short: 'Display the current-context',
  usage: '[options]',
  flags: [],
  run({ out }) {
    out(`${CONTEXT.name}\n`);
    return undefined;
  },
};

/** `kubectl config get-contexts`. */
export const configGetContexts: Verb = {
  path: 'config get-contexts',
  short: 'Describe one or many contexts',
  usage: '[(-o|--output=)name)] [options]',
  flags: [
    {
      name: 'no-headers',
      type: 'bool',
      usage: "When using the default or custom-column output format, don't print headers",
    },
    { name: 'output', short: 'o', type: 'string', usage: 'Output format. One of: (name).' },
  ],
  run({ args, flags, out }) {
    const unknown = args.find((name) => name !== CONTEXT.name);
    if (unknown !== undefined) fail(`context ${unknown} not found`);
    if (flags.string('output') === 'name') out(`${CONTEXT.name}\n`);
    else {
      const row = ['*', CONTEXT.name, CONTEXT.cluster, CONTEXT.user, ''];
      const titles = ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'];
      out(layOut(flags.bool('no-headers') ? [row] : [titles, row]));
    }
    return undefined;
  },
};
