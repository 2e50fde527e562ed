import type { KubernetesObject } from '../../../api/meta/object';
import { LAST_APPLIED, lastAppliedOf, withLastApplied } from '../apply/lastApplied';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll, orFail } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { goJsonIndented } from '../output/json';
import { tellerFor } from '../output/operation';
import { goYaml } from '../output/yaml';
import { ALL_FLAG, DRY_RUN_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { fetchTargets, readFilesOf, readTargets } from '../targets';

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
      call.out(
        output === 'yaml'
          ? goYaml(last)
          : `${goJsonIndented(last).replace(/^ +/gm, (blanks) => blanks.slice(blanks.length / 2))}\n`,
      );
    }
    return undefined;
  },
};

/** `kubectl apply set-last-applied`. */
export const setLastApplied: Verb = {
  path: 'apply set-last-applied',
  short: 'Set the last-applied-configuration annotation on a live object to match the contents of a file',
  usage: '-f FILENAME',
  flags: [...FILE_FLAGS, ...OUTPUT_FLAGS, DRY_RUN_FLAG, { name: 'create-annotation', type: 'bool' }],
  run: setFromFiles,
};

function setFromFiles(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  for (const entry of readFilesOf(call)) {
    if ('problem' in entry) return failWithAll([entry.problem]) as undefined;
    const { kind, namespace, name, object } = entry;
    const live = call.remote.get(kind, namespace, name);
    if (lastAppliedOf(live) === undefined && !call.flags.bool('create-annotation')) {
      fail(
        `no last-applied-configuration annotation found on resource: ${name}, to create the annotation, run the command with --create-annotation`,
      );
    }
    const annotations = { [LAST_APPLIED]: lastAppliedOf(withLastApplied(object)) };
    const body = { metadata: { annotations } };
    const changed: KubernetesObject =
      dryRun === 'client'
        ? live
        : call.remote.patch(kind, namespace, name, { type: 'merge', body }, dryRunQuery(dryRun));
    teller.tell(changed, 'configured');
  }
  return undefined;
}
