import { applyOne } from './kubectl/apply/applyOne';
import type { Call, Outcome, Verb } from './kubectl/call';
import { titleOf } from './kubectl/discovery';
import { failWithAll, type Problem, problemOf } from './kubectl/failure';
import { readManifests } from './kubectl/manifest/manifests';
import { FIELD_MANAGER_FLAG, FILE_FLAGS, VALIDATE_FLAG } from './kubectl/sharedFlags';
import { kubectlProgram } from './programs/kubectl';
import type { Toolbox } from './toolbox';

/** `kubectl apply -f FILE...` and no more: what scenarios come up with. It says and does what the whole command does. */
const openingApply: Verb = {
  path: 'apply',
  short: '',
  usage: '',
  flags: [...FILE_FLAGS, FIELD_MANAGER_FLAG, VALIDATE_FLAG],
  run: applyFiles,
};

function applyFiles(call: Call): Outcome {
  const rule = { namespace: call.namespace, given: call.namespaceGiven };
  const problems: Problem[] = [];
  for (const entry of readManifests(call.flags.list('filename'), call.files, rule)) {
    const problem =
      'problem' in entry
        ? entry.problem
        : problemOf(() => {
            const { object, operation } = applyOne(call, entry, 'none');
            call.out(`${titleOf(entry.kind, object.metadata.name)} ${operation}\n`);
          });
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  return undefined;
}

/** The rest is loaded while the first picture is drawn. */
export const OPENING_TOOLBOX: Toolbox = {
  programs: [
    kubectlProgram(
      (line) => ({ verb: openingApply, words: line.slice(1) }),
      () => '',
    ),
  ],
  complete: (_line, cursor) => ({ from: cursor, words: [] }),
};
