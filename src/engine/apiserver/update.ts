import type { FieldError } from '../../api/meta/fieldError';
import { validateStatusUpdate, validateUpdate, warningsFor, withDefaults } from '../../api/rules';
import { admitUpdate, reviewUpdate } from './admission/plugins';
import { type Answer, type Call, type Change, isInternal, type Stored } from './call';
import { createObject } from './create';
import { type Track, trackUpdate } from './managedFields/track';
import { inNamespace, withGeneration, withKeptMetadata } from './metadata';
import { decode, sameObject } from './objects';
import { badRequest, conflict, internal, invalid, notFound } from './refusal';
import { storageKey } from './storageKey';
import { type Strategy, strategyOf } from './strategy';
import { withEphemeralContainers, withResizedContainers } from './subresources/podParts';

/** Subresources of pods by which only one part of the spec changes. */
const PARTS: Readonly<Record<string, (wanted: Stored, old: Stored) => Stored>> = {
  ephemeralcontainers: withEphemeralContainers,
  resize: withResizedContainers,
};

/** PUT of an object or of its status. */
export function update(call: Call): Answer {
  const { route, request } = call;
  const object = inNamespace(decode(call, request.body, route.kind), route.namespace);
  refuseOtherName(object, route.name);
  const strategy = strategyOf(route.resource);
  if (strategy.createOnUpdate && !stored(call)) return { code: 201, body: createObject(call, object) };
  return { body: change(call, () => object) };
}

/** The object that the route names. */
export function stored({ server, route }: Call): Stored | undefined {
  const key = route.namespace ? `${route.namespace}/${route.name}` : route.name;
  return server.etcd.get(route.resource, key);
}

/** The object that the route names, or a Refusal. */
export function existing(call: Call): Stored {
  const object = stored(call);
  if (!object) throw notFound(call.route.kind, call.route.name);
  return object;
}

/** Models apiserver: endpoints/handlers, checkName. */
export function refuseOtherName(object: Stored, name: string): void {
  const own = object.metadata.name;
  if (!own) {
    throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  }
  if (own !== name) throw badRequest(`the name of the object (${own}) does not match the name on the URL (${name})`);
}

/** Changes the object that the route names; `track` says who owns what changed. Models registry/generic, Store.Update. */
export function change(call: Call, make: Change, track: Track = trackUpdate): Stored {
  const old = existing(call);
  const strategy = strategyOf(call.route.resource);
  const wanted = make(old);
  if (wanted === old) return old;
  refuseStale(call, wanted, old, strategy);
  const prepared = prepare(call, admitUpdate(wanted, call), old, track);
  const ofStatus = call.route.subresource === 'status';
  const causes = validate(call, prepared, old);
  const { group, kind } = call.route.kind;
  if (causes.length > 0) throw invalid(group, kind, call.route.name, causes);
  if (!ofStatus && !isInternal(call.request)) call.warnings.push(...warningsFor(prepared, old));
  reviewUpdate(prepared, old, call);
  return write(call, prepared, old);
}

function validate({ route, given }: Call, object: Stored, old: Stored): readonly FieldError[] {
  if (route.subresource === 'status') return validateStatusUpdate(object, old);
  return route.subresource in PARTS ? [] : validateUpdate(object, old, given);
}

/** Stores a changed object: nothing when nothing changed, a removal when the last finalizer of a deleted one is gone. */
export function write(call: Call, object: Stored, old: Stored): Stored {
  const { server, route, request, dryRun } = call;
  if (isReleased(object)) {
    if (dryRun) return object;
    strategyOf(route.resource).released?.(object, call);
    return server.etcd.remove(route.resource, object, request.actor);
  }
  if (sameObject(object, old)) return old;
  if (dryRun) return object;
  strategyOf(route.resource).stored?.(object, old, call);
  return server.etcd.put(route.resource, object, request.actor);
}

/** Models registry/generic, ShouldDeleteDuringUpdate. */
function isReleased({ metadata, spec, kind }: Stored): boolean {
  if (!metadata.deletionTimestamp || (metadata.finalizers?.length ?? 0) > 0) return false;
  if (kind === 'Namespace' && ((spec?.finalizers as unknown[] | undefined)?.length ?? 0) > 0) return false;
  return (metadata.deletionGracePeriodSeconds ?? 0) === 0;
}

function refuseStale(call: Call, object: Stored, old: Stored, strategy: Strategy): void {
  const { kind, name } = call.route;
  const { uid, resourceVersion } = object.metadata;
  if (uid && uid !== old.metadata.uid && call.request.method === 'PUT') {
    const key = storageKey(call.route, old, call.dryRun);
    const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`;
    throw conflict(
      kind,
      name,
      `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${why}`,
    );
  }
  if (resourceVersion && !/^\d+$/.test(resourceVersion)) {
    throw internal(`strconv.ParseUint: parsing ${JSON.stringify(resourceVersion)}: invalid syntax`);
  }
  const unconditional = !resourceVersion || resourceVersion === '0';
  if (unconditional && strategy.conditional) {
    throw invalid(kind.group, kind.plural, name, [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: 0: must be specified for an update',
        field: 'metadata.resourceVersion',
      },
    ]);
  }
  if (!unconditional && resourceVersion !== old.metadata.resourceVersion) throw conflict(kind, name);
}

function prepare(call: Call, wanted: Stored, old: Stored, track: Track): Stored {
  const strategy = strategyOf(call.route.resource);
  if (call.route.subresource === 'status') return prepareStatus(wanted, old, strategy);
  const partial = PARTS[call.route.subresource];
  const whole = withDefaults(wanted);
  const kept = track(withKeptMetadata(partial ? partial(whole, old) : whole, old), old, call);
  const own = strategy.hasStatus ? withStatus(kept, old.status) : kept;
  const prepared = strategy.prepareUpdate ? strategy.prepareUpdate(own, old, call) : own;
  return withGeneration(prepared, old, strategy.generation);
}

function prepareStatus(wanted: Stored, old: Stored, strategy: Strategy): Stored {
  const kept = withKeptMetadata(wanted, old);
  const object = { ...old, metadata: kept.metadata, status: wanted.status };
  return strategy.prepareStatus ? strategy.prepareStatus(object, old) : object;
}

function withStatus(object: Stored, status: Stored['status']): Stored {
  if (object.status === status) return object;
  if (status !== undefined) return { ...object, status };
  const { status: _dropped, ...rest } = object;
  return rest;
}
