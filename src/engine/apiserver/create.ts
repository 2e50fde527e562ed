import { type GroupResource, keyOf } from '../../api/meta/object';
import { warningsFor } from '../../api/rules';
import type { Etcd } from '../etcd/etcd';
import { admitCreate, reviewCreate } from './admission/plugins';
import { type Answer, type Call, isInternal, type Stored } from './call';
import { type Track, trackUpdate } from './managedFields/track';
import { inNamespace, withGeneratedName, withSystemMetadata } from './metadata';
import { decode } from './objects';
import { alreadyExists, badRequest, failure, invalid } from './refusal';
import { strategyOf } from './strategy';

/** A generated name that is taken is made anew this often. */
const NAME_TRIES = 8;

/** POST to a collection. */
export function create(call: Call): Answer {
  const { kind, namespace } = call.route;
  const decoded = decode(call, call.request.body, kind);
  if (kind.namespaced && namespace === '') {
    throw badRequest('an empty namespace may not be set during creation');
  }
  const object = inNamespace(decoded, namespace);
  return { code: 201, body: createObject(call, object) };
}

/** Takes a decoded object all the way into the store; `track` says who owns its fields. Models registry/generic, Store.Create. */
export function createObject(call: Call, sent: Stored, track: Track = trackUpdate): Stored {
  const { server, route } = call;
  const strategy = strategyOf(route.resource);
  const stripped = withStrippedStatus(sent, strategy.hasStatus && !strategy.bringsStatus);
  const object = server.templates.withDefaults(stripped, call);
  const admitted = admitCreate(track(object, undefined, call), call);
  const prepared = prepare(withFreeName(withSystemMetadata(admitted, strategy, call), call), call);
  refuseInvalid(prepared, sent, call);
  warn(call, prepared);
  reviewCreate(prepared, call);
  refuseVersion(sent, call);
  const taken = server.etcd.get(route.resource, keyOf(prepared));
  if (taken) throw alreadyExists(route.kind, prepared.metadata.name, taken.metadata.deletionTimestamp !== undefined);
  if (server.etcd.isFull && !call.dryRun) throw failure(500, '', 'etcdserver: mvcc: database space exceeded');
  return store(prepared, call);
}

/** Only a dry run lets a version pass: it never comes to the store, which says this. */
function refuseVersion({ metadata }: Stored, { dryRun, request }: Call): void {
  if (dryRun || request.typed || !/^0*[1-9]\d*$/.test(metadata.resourceVersion ?? '')) return;
  throw failure(500, '', 'resourceVersion should not be set on objects to be created');
}

function exists(etcd: Etcd, resource: GroupResource, object: Stored): boolean {
  return etcd.get(resource, keyOf(object)) !== undefined;
}

/** A generated name is made anew while it is taken. */
function withFreeName(object: Stored, call: Call): Stored {
  const { server, route } = call;
  let named = withGeneratedName(object, call);
  if (named === object) return object;
  for (let tries = 1; tries < NAME_TRIES && exists(server.etcd, route.resource, named); tries++) {
    named = withGeneratedName(object, call);
  }
  return named;
}

function prepare(object: Stored, call: Call): Stored {
  const { prepareCreate, initialStatus } = strategyOf(call.route.resource);
  const prepared = prepareCreate ? prepareCreate(object, call) : object;
  return initialStatus ? { ...prepared, status: initialStatus(prepared) } : prepared;
}

function withStrippedStatus(object: Stored, hasStatus: boolean): Stored {
  if (!hasStatus || object.status === undefined) return object;
  const { status: _dropped, ...rest } = object;
  return rest;
}

function refuseInvalid(object: Stored, sent: Stored, call: Call): void {
  const causes = call.server.templates.validate(object, sent.spec, call);
  const { group, kind } = call.route.kind;
  if (causes.length > 0) throw invalid(group, kind, object.metadata.name ?? '', causes);
}

/** Our own components do not read warnings. */
function warn(call: Call, object: Stored): void {
  if (!isInternal(call.request)) call.warnings.push(...warningsFor(object));
}

function store(object: Stored, call: Call): Stored {
  const { server, route, request, dryRun } = call;
  if (dryRun) return object;
  strategyOf(route.resource).stored?.(object, undefined, call);
  return server.etcd.put(route.resource, object, request.actor);
}
