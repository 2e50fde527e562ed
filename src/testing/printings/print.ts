import type { KubernetesObject } from '../../api/meta/object';
import { groupResourceOf, kindByKind } from '../../api/scheme';
import { COMMAND_START_MS, createCli } from '../../cli/cli';
import { FULL_TOOLBOX } from '../../cli/fullToolbox';
import { bareApi, parseTime } from '../../engine/cluster';

/** What real kubectl printed of a stored object at `now`: a line of conformance/printings. */
export interface Printing extends Texts {
  readonly now: string;
  readonly object: KubernetesObject;
}

/** What the commands print; after their output what they say beside it, as the recorder put them together. */
export interface Texts {
  readonly get: string;
  readonly wide: string;
  readonly describe: string;
}

const TERMINAL = 'printings';

/** Puts the object into an empty cluster's store, and lets our kubectl print it at that moment, as a person would. */
export function print({ now, object }: Pick<Printing, 'now' | 'object'>): Texts {
  const kind = kindByKind(object.apiVersion, object.kind);
  if (!kind) throw new Error(`nothing serves ${object.apiVersion} ${object.kind}`);
  const { plural } = kind;
  const { name } = object.metadata;
  return {
    get: run(now, object, groupResourceOf(kind), `kubectl get ${plural} ${name}`),
    wide: run(now, object, groupResourceOf(kind), `kubectl get ${plural} ${name} -o wide`),
    describe: run(now, object, groupResourceOf(kind), `kubectl describe ${plural} ${name}`),
  };
}

function run(now: string, object: KubernetesObject, resource: string, line: string): string {
  const { etcd, commandLine, advance, stepOccurrence } = bareApi((host) =>
    createCli({ ...host, toolbox: () => FULL_TOOLBOX }),
  );
  etcd.put(resource, object, 'recorder');
  advance(parseTime(now) - COMMAND_START_MS);
  if (!commandLine) return '';
  let stdout = '';
  let stderr = '';
  commandLine.onOutput = ({ kind, text }) => {
    if (kind === 'stdout') stdout += text;
    else if (kind === 'stderr') stderr += text;
  };
  commandLine.exec(TERMINAL, line, {});
  while (commandLine.running(TERMINAL) && stepOccurrence());
  return stderr === '' ? stdout : `${stdout}\n--- stderr\n${stderr}`;
}
