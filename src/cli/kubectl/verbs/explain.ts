import type { KindInfo } from '../../../api/meta/kind';
import { groupVersionOf } from '../../../api/scheme';
import type { Call, Outcome, Verb } from '../call';
import { findKind, servedKinds } from '../discovery';
import { explainBody, explainHead } from '../explain/page';
import { Failure, fail, failUsage } from '../failure';

/** `kubectl explain`. */
export const explain: Verb = {
  path: 'explain',
  short: 'Get documentation for a resource',
  usage: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext] [options]',
  flags: [
    { name: 'api-version', type: 'string', usage: 'Use given api-version (group/version) of the resource.' },
    {
      name: 'output',
      short: 'o',
      type: 'string',
      initial: 'plaintext',
      usage: 'Format in which to render the schema.',
    },
    { name: 'recursive', type: 'bool', usage: 'When true, print the name of all the fields recursively.' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { args, flags, out, path, fieldWords = () => undefined } = call;
  if (args.length === 0) {
    fail(
      'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  }
  if (args.length > 1) failUsage(path, 'We accept only this format: explain RESOURCE');
  const output = flags.string('output');
  if (output !== 'plaintext') fail(`unrecognized format: ${output}`);
  const { resource, fields } = splitRequest((args[0] as string).replace(/\.$/, ''));
  const kind = kindOf(resource, flags.string('api-version'));
  if (fields.some((field) => !/^[\w$-]+$/.test(field))) fail('invalid jsonpath syntax, first node must be field node');
  out(explainHead(kind));
  const body = explainBody(kind, fields, flags.bool('recursive'), fieldWords);
  if (body === undefined) return fail(`field "${fields.at(-1)}" does not exist`);
  out(body);
  return undefined;
}

/** `pods.spec.containers`, or `deployments.apps.spec` with the resource's group. Models explain.SplitAndParseResourceRequestWithMatchingPrefix. */
function splitRequest(text: string): { readonly resource: string; readonly fields: readonly string[] } {
  const full = servedKinds()
    .map(({ plural, group }) => (group ? `${plural}.${group}` : plural))
    .find((name) => name.includes('.') && (text === name || text.startsWith(`${name}.`)));
  if (full) {
    const rest = text.slice(full.length + 1);
    return { resource: full, fields: rest === '' ? [] : rest.split('.') };
  }
  const [resource = '', ...fields] = text.split('.');
  return { resource, fields };
}

function kindOf(resource: string, apiVersion: string): KindInfo {
  const preferred = findKind(resource);
  if (!preferred) throw new Failure({ kind: 'resource', resource });
  if (apiVersion === '') return preferred;
  const asked = servedKinds().find((kind) => kind.plural === preferred.plural && groupVersionOf(kind) === apiVersion);
  return asked ?? fail(`couldn't find resource for "${apiVersion}, Resource=${preferred.plural}"`);
}
