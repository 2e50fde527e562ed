import { lastAppliedOf } from '../apply/lastApplied';
import type { Verb } from '../call';
import { fail, failWithAll, orFail } from '../failure';
import { goJsonIndented } from '../output/json';
import { goYaml } from '../output/yaml';
import { ALL_FLAG, FILE_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { fetchTargets, readTargets } from '../targets';

/** `kubectl apply view-last-applied`. */
export const viewLastApplied: Verb = {
  path: 'apply view-last-applied',
  short: 'View the latest last-applied-configuration annotations by type/name or file',
  usage: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME) [options]',
  flags: [...FILE_FLAGS, ALL_FLAG, SELECTOR_FLAG, { name: 'output', short: 'o', type: 'string', initial: 'yaml' }],
  run(call) {
    const output = call.flags.string('output');
    if (output !== 'yaml' && output !== 'json') {
      fail(
        `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json\nSee 'view-last-applied -h' for help and examples`,
      );
    }
    const { found, problems } = fetchTargets(call, readTargets(call, { args: call.args }));
    failWithAll(problems);
    for (const { name, object } of found) {
      const text = lastAppliedOf(object) ?? fail(`no last-applied-configuration annotation found on resource: ${name}`);
      const last = orFail(() => JSON.parse(text) as unknown);
      call.out(output === 'yaml' ? goYaml(last) : `${goJsonIndented(last)}\n`);
    }
    return undefined;
  },
};
