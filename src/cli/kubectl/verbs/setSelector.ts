import type { Service } from '../../../api/generated/core/v1';
import { labelValueErrors } from '../../../api/meta/names';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { findForSet, SET_FLAGS } from '../set/arguments';
import { patchBetween } from '../set/patching';

/** `kubectl set selector`. */
export const setSelector: Verb = {
  path: 'set selector',
  short: 'Set the selector on a resource',
  usage: '(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version] [options]',
  flags: [...SET_FLAGS, { name: 'resource-version', type: 'string' }],
  run,
};

function run(call: Call): Outcome {
  const { args, flags } = call;
  const expressions = args.filter((word) => word.includes('='));
  const resources = args.filter((word) => !word.includes('='));
  if (resources.length === 0 && flags.list('filename').length === 0) {
    fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (expressions.length === 0) fail('one selector is required');
  const selector = readSelector(expressions.join(','));
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  for (const found of findForSet(call, resources)) {
    if (found.kind.kind !== 'Service') fail('setting a selector is only supported for Services');
    const service = found.object as Service;
    const changed: Service = { ...service, spec: { ...service.spec, selector } };
    if (dryRun === 'client' || flags.bool('local')) {
      teller.tell(changed, 'selector updated');
      continue;
    }
    const body = patchBetween(found, changed);
    const patch = { type: 'strategic', body } as const;
    const { kind, namespace, name } = found;
    teller.tell(call.remote.patch(kind, namespace, name, patch, dryRunQuery(dryRun)), 'selector updated');
  }
  failWithAll([]);
  return undefined;
}

function readSelector(text: string): Record<string, string> {
  const selector: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [key = '', value, ...more] = part.split('=');
    if (value === undefined || more.length > 0) fail(`invalid selector expression: ${part}`);
    const [wrong] = labelValueErrors(value);
    if (wrong) fail(`invalid label value: "${part}": ${wrong}`);
    selector[key] = value;
  }
  return selector;
}
