import { withFields } from '../../api/meta/object';
import { formatTime, parseTime } from '../sim/time';
import { refuseImmortal } from './admission/namespaceLifecycle';
import type { Answer, Call, Stored } from './call';
import { decodePart } from './objects';
import { conflict, invalid } from './refusal';
import type { Status } from './request';
import { type DeleteOptions, type Strategy, strategyOf } from './strategy';
import { existing } from './update';

const ORPHAN = 'orphan';
const FOREGROUND = 'foregroundDeletion';

/** DELETE of one object. */
export function remove(call: Call): Answer {
  const options = deleteOptionsOf(call);
  const asked = options.dryRun?.length ? { ...call, dryRun: true } : call;
  const { object, gone } = deleteObject(asked, existing(asked), options);
  if (!gone || strategyOf(call.route.resource).returnsDeleted) return { body: object };
  return { body: removed(call, object) };
}

/** What body and query say about how to delete. */
export function deleteOptionsOf(call: Call): DeleteOptions {
  const { gracePeriodSeconds, propagationPolicy, dryRun } = call.query;
  const options = decodePart<DeleteOptions>(call, DELETE_OPTIONS) ?? {};
  refuseWrongOptions(options);
  if (gracePeriodSeconds === undefined && propagationPolicy === undefined && dryRun === undefined) return options;
  return {
    ...options,
    gracePeriodSeconds: gracePeriodSeconds ? Number(gracePeriodSeconds) : options.gracePeriodSeconds,
    propagationPolicy: propagationPolicy ?? options.propagationPolicy,
  };
}

const DELETE_OPTIONS = { group: 'meta', version: 'v1', kind: 'DeleteOptions' };
const POLICIES: readonly (string | undefined)[] = [undefined, 'Orphan', 'Foreground', 'Background'];

/** Models metav1/validation, ValidateDeleteOptions. */
function refuseWrongOptions({ propagationPolicy, orphanDependents }: DeleteOptions): void {
  const told = JSON.stringify(propagationPolicy);
  const refuse = (message: string) =>
    invalid('meta.k8s.io', 'DeleteOptions', '', [{ reason: 'FieldValueInvalid', message, field: 'propagationPolicy' }]);
  if (propagationPolicy !== undefined && orphanDependents !== undefined) {
    throw refuse(`Invalid value: ${told}: orphanDependents and deletionPropagation cannot be both set`);
  }
  if (!POLICIES.includes(propagationPolicy)) {
    throw refuse(`Unsupported value: ${told}: supported values: "Background", "Foreground", "Orphan", "nil"`);
  }
}

/** Deletes an object, or marks it as being deleted. Models registry/generic, Store.Delete. */
export function deleteObject(
  call: Call,
  object: Stored,
  options: DeleteOptions,
): { readonly object: Stored; readonly gone: boolean } {
  refuseWrongState(call, object, options);
  if (call.route.resource === 'namespaces') return deleteNamespace(call, object, options);
  const strategy = strategyOf(call.route.resource);
  const plan = strategy.gracePeriodSeconds ? graceOf(call, object, options, strategy) : 'none';
  if (plan === 'pending') return { object, gone: false };
  const finalizers = finalizersFor(object, options, strategy);
  const marked = plan === 'none' ? object : plan;
  const finalized = withFinalizers(marked, finalizers);
  const held = (finalizers?.length ?? 0) > 0;
  const deleting = held && plan === 'none' ? markedNow(call, finalized) : finalized;
  const written = deleting === object ? object : write(call, deleting);
  const waits = held || (plan !== 'none' && (plan.metadata.deletionGracePeriodSeconds ?? 0) > 0);
  if (waits) return { object: written, gone: false };
  return { object: purge(call, written), gone: true };
}

/** Takes an object out of the store. */
function purge(call: Call, object: Stored): Stored {
  if (call.dryRun) return object;
  strategyOf(call.route.resource).released?.(object, call);
  return call.server.etcd.remove(call.route.resource, object, call.request.actor);
}

function write(call: Call, object: Stored): Stored {
  return call.dryRun ? object : call.server.etcd.put(call.route.resource, object, call.request.actor);
}

function refuseWrongState(call: Call, { metadata }: Stored, { preconditions }: DeleteOptions): void {
  const { kind, name } = call.route;
  if (!preconditions) return;
  const { uid, resourceVersion } = preconditions;
  if (uid !== undefined && uid !== metadata.uid) {
    const why = `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`;
    throw conflict(kind, name || metadata.name, why);
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    const why = `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`;
    throw conflict(kind, name || metadata.name, why);
  }
}

/** The object marked for its grace period; `pending` when it is so already. Models registry/rest, BeforeDelete. */
function graceOf(call: Call, object: Stored, options: DeleteOptions, strategy: Strategy): Stored | 'none' | 'pending' {
  const { deletionTimestamp, deletionGracePeriodSeconds } = object.metadata;
  if (deletionTimestamp) {
    if (deletionGracePeriodSeconds === undefined) return 'none';
    const shorter = options.gracePeriodSeconds;
    if (shorter === undefined || shorter >= deletionGracePeriodSeconds) return 'pending';
    const from = parseTime(deletionTimestamp) - deletionGracePeriodSeconds * 1000;
    return marked(object, from + shorter * 1000, shorter);
  }
  const seconds = (strategy.gracePeriodSeconds as NonNullable<Strategy['gracePeriodSeconds']>)(object, options);
  return withNextGeneration(marked(object, call.server.sim.now + seconds * 1000, seconds));
}

function marked(object: Stored, atMs: number, seconds: number): Stored {
  const marks = { deletionTimestamp: formatTime(atMs), deletionGracePeriodSeconds: seconds };
  return { ...object, metadata: withFields(object.metadata, marks) };
}

/** Models registry/generic, markAsDeleting. */
function markedNow(call: Call, object: Stored): Stored {
  if (object.metadata.deletionTimestamp) return object;
  return withNextGeneration(marked(object, call.server.sim.now, 0));
}

function withNextGeneration(object: Stored): Stored {
  const { generation } = object.metadata;
  if (!generation) return object;
  return { ...object, metadata: { ...object.metadata, generation: generation + 1 } };
}

/** The finalizers that make the garbage collector do what was asked. Models deletionFinalizersForGarbageCollection. */
function finalizersFor(
  { metadata }: Stored,
  options: DeleteOptions,
  strategy: Strategy,
): readonly string[] | undefined {
  const old = metadata.finalizers ?? [];
  const policy = policyOf(old, options, strategy);
  const others = old.filter((finalizer) => finalizer !== ORPHAN && finalizer !== FOREGROUND);
  const wanted = policy === 'Background' ? others : [...others, policy === 'Orphan' ? ORPHAN : FOREGROUND];
  const same = wanted.length === old.length && wanted.every((finalizer) => old.includes(finalizer));
  return same ? metadata.finalizers : wanted;
}

function policyOf(
  finalizers: readonly string[],
  { propagationPolicy, orphanDependents }: DeleteOptions,
  strategy: Strategy,
): 'Orphan' | 'Foreground' | 'Background' {
  if (orphanDependents !== undefined) return orphanDependents ? 'Orphan' : 'Background';
  if (propagationPolicy === 'Orphan' || propagationPolicy === 'Foreground') return propagationPolicy;
  if (propagationPolicy === 'Background') return 'Background';
  if (finalizers.includes(ORPHAN)) return 'Orphan';
  if (finalizers.includes(FOREGROUND)) return 'Foreground';
  return strategy.orphansByDefault ? 'Orphan' : 'Background';
}

function withFinalizers(object: Stored, finalizers: readonly string[] | undefined): Stored {
  if (finalizers === object.metadata.finalizers) return object;
  const { finalizers: _old, ...metadata } = object.metadata;
  if (!finalizers?.length) return { ...object, metadata };
  return { ...object, metadata: { ...metadata, finalizers: [...finalizers] } };
}

/** A namespace goes when its controller emptied it. Models registry/core/namespace, REST.Delete. */
function deleteNamespace(
  call: Call,
  object: Stored,
  options: DeleteOptions,
): { readonly object: Stored; readonly gone: boolean } {
  refuseImmortal(object.metadata.name);
  if (!object.metadata.deletionTimestamp) {
    const finalized = withFinalizers(object, finalizersFor(object, options, strategyOf('namespaces')));
    const metadata = { ...finalized.metadata, deletionTimestamp: call.server.timestamp() };
    const terminating = { ...finalized, metadata, status: { ...object.status, phase: 'Terminating' } };
    return { object: write(call, terminating), gone: false };
  }
  const finalizers = object.spec?.finalizers as readonly string[] | undefined;
  if (finalizers?.length || object.metadata.finalizers?.length) return { object, gone: false };
  return { object: purge(call, object), gone: true };
}

/** A Status that says yes. */
function removed({ route }: Call, object: Stored): Status {
  const { group, plural } = route.kind;
  const { name, uid } = object.metadata;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name, ...(group ? { group } : {}), kind: plural, uid },
  };
}
