import type { Event } from '../../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf } from '../../../api/scheme';
import type { Call, Outcome, Verb } from '../call';
import { describe as describeObject } from '../describe/registry';
import type { Related } from '../describe/related';
import { kindFor } from '../discovery';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { ALL_NAMESPACES_FLAG, FILE_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { type Found, fetchTargets, listFound, readTargets, type Targets } from '../targets';

/** `kubectl describe`. */
export const describe: Verb = {
  path: 'describe',
  short: 'Show details of a specific resource or group of resources',
  usage: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [options]',
  flags: [
    ...FILE_FLAGS,
    ALL_NAMESPACES_FLAG,
    SELECTOR_FLAG,
    { name: 'chunk-size', type: 'int64', initial: 500 },
    { name: 'show-events', type: 'bool', initial: true },
  ],
  run,
};

function run(call: Call): Outcome {
  const { args, flags } = call;
  if (args.length === 0 && flags.list('filename').length === 0) {
    fail(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  }
  const targets = readTargets(call, { args, kindMeansAll: true });
  const { found, problems } = fetchTargets(call, targets);
  const all = problems.length === 0 ? { found, problems } : withPrefixes(call, targets, found, problems);
  describeAll(call, all.found);
  failWithAll(all.problems);
  if (all.found.length === 0) {
    call.err(
      flags.bool('all-namespaces') ? 'No resources found\n' : `No resources found in ${call.namespace} namespace.\n`,
    );
  }
  return undefined;
}

/** A name that is none may begin others. Models DescribeOptions.DescribeMatchingResources. */
function withPrefixes(
  call: Call,
  targets: Targets,
  found: readonly Found[],
  problems: readonly Problem[],
): { found: Found[]; problems: Problem[] } {
  const [only, ...others] = targets.by === 'name' ? targets.named : [];
  if (!only || others.length > 0 || call.args.length !== 2) return { found: [...found], problems: [...problems] };
  const begun = listFound(call, only.kind, only.namespace, {}).filter(({ name }) => name.startsWith(only.name));
  return begun.length > 0 ? { found: begun, problems: [] } : { found: [...found], problems: [...problems] };
}

/** Of several objects the events are left out, unless they were asked for. */
function describeAll(call: Call, found: readonly Found[]): void {
  const asked = call.flags.bool('show-events');
  const showEvents = call.flags.changed('show-events') ? asked : found.length <= 1;
  const related = { ...relatedOf(call), showEvents };
  call.out(found.map(({ kind, object }) => describeObject(groupResourceOf(kind), object, related)).join('\n\n'));
}

function relatedOf(call: Call): Related {
  return {
    now: call.now,
    list<T extends KubernetesObject>(resource: GroupResource, namespace: string, selection = {}): readonly T[] {
      return call.remote.list(kindFor(resource), namespace, selection as Record<string, string>).items as T[];
    },
    get<T extends KubernetesObject>(resource: GroupResource, namespace: string, name: string): T | undefined {
      let object: T | undefined;
      problemOf(() => {
        object = call.remote.get(kindFor(resource), namespace, name) as T;
      });
      return object;
    },
    events: (object) => eventsOf(call, object),
  };
}

function eventsOf(call: Call, { kind, metadata }: KubernetesObject): readonly Event[] {
  const { name, namespace = '', uid = '' } = metadata;
  const terms = [`involvedObject.name=${name}`, `involvedObject.kind=${kind}`];
  if (namespace) terms.push(`involvedObject.namespace=${namespace}`);
  terms.push(`involvedObject.uid=${kind === 'Node' ? name : uid}`);
  const { items } = call.remote.list(kindFor('events'), namespace, { fieldSelector: terms.join(',') });
  return items as Event[];
}
