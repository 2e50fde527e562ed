import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { Failure, fail, failUsage, messageOf } from '../failure';
import type { FlagSpec } from '../flags';
import { type DryRun, dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { DRY_RUN_FLAG, FIELD_MANAGER_FLAG, OUTPUT_FLAGS, SAVE_CONFIG_FLAG, VALIDATE_FLAG } from '../sharedFlags';
import { builtIn, typed, withSavedConfig } from './typed';

/** A part of an object, before it is checked against its schema. */
export type Part = Readonly<Record<string, unknown>>;

/** A command that makes one object from flags: `kubectl create deployment`. */
export interface Generator {
  /** `create deployment`. */
  readonly path: string;
  readonly aliases?: readonly string[];
  readonly short: string;
  readonly usage: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly flags: readonly FlagSpec[];
  readonly required?: readonly string[];
  /** What stands before the server's words when it refuses: `failed to create deployment: `; nothing leaves its answer as it is. */
  readonly refusal?: string;
  /** The object without apiVersion, kind and namespace; it may name itself otherwise than `name`. */
  build(call: Call, name: string): Part;
}

/** The verb of a generator. */
export function generatorVerb(generator: Generator): Verb {
  const { path, aliases, short, usage, flags, required } = generator;
  return {
    path,
    ...(aliases ? { aliases } : {}),
    short,
    usage,
    ...(required ? { required } : {}),
    flags: [...OUTPUT_FLAGS, DRY_RUN_FLAG, FIELD_MANAGER_FLAG, SAVE_CONFIG_FLAG, VALIDATE_FLAG, ...flags],
    run: (call) => generate(call, generator),
  };
}

function generate(call: Call, generator: Generator): Outcome {
  const name = nameOf(call);
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  const kind = builtIn(generator.apiVersion, generator.kind);
  const built = generator.build(call, name) as Part & { readonly metadata?: Part };
  const namespace = kind.namespaced && call.namespaceSet ? { namespace: call.namespace } : {};
  const object = typed(kind, { ...built, metadata: { name, ...built.metadata, ...namespace } });
  teller.tell(send(call, kind, object, dryRun, generator.refusal), 'created', true);
  return undefined;
}

/** The one NAME. Models create.NameFromCommandArgs. */
export function nameOf(call: Call): string {
  const { args, dash, path } = call;
  const count = dash < 0 ? args.length : dash;
  if (count !== 1) failUsage(path, `exactly one NAME is required, got ${count}`);
  return args[0] as string;
}

/** Has the server create an object that kubectl made; a client-side dry run leaves it as it is. */
export function send(
  call: Call,
  kind: KindInfo,
  made: KubernetesObject,
  dryRun: DryRun,
  refusal = '',
  manager = 'kubectl-create',
): KubernetesObject {
  const object = call.flags.bool('save-config') ? withSavedConfig(kind, made) : made;
  if (dryRun === 'client') return object;
  const query = { ...dryRunQuery(dryRun), fieldManager: call.flags.string('field-manager') || manager };
  const namespace = kind.namespaced ? call.namespace : '';
  return typed(
    kind,
    explained(refusal, () => call.remote.create(kind, namespace, object, query)),
  );
}

/** Runs something; a refusal is told with words before it, as fmt.Errorf("...: %v") does. */
export function explained<T>(refusal: string, work: () => T): T {
  if (refusal === '') return work();
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return fail(refusal + messageOf(error.problem));
  }
}
