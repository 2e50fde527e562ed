import type { ObjectMeta } from '../../api/generated/meta/v1';
import { semanticEqual } from '../../api/meta/equality';
import { withFields } from '../../api/meta/object';
import { sameState } from '../../api/sameState';
import { type Call, chance, type Stored } from './call';
import { badRequest } from './refusal';
import type { GenerationRule, Strategy } from './strategy';

/** Names longer than this are cut before the random part is added. Models apiserver: storage/names. */
const LONGEST_BASE = 58;

/** The object in the namespace of the request. Models rest.EnsureObjectNamespaceMatchesRequestNamespace. */
export function inNamespace(object: Stored, namespace: string): Stored {
  const own = object.metadata.namespace ?? '';
  if (own === namespace) return object;
  if (own !== '' && namespace !== '') {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  const { namespace: _dropped, ...metadata } = object.metadata;
  return { ...object, metadata: namespace === '' ? metadata : { ...metadata, namespace } };
}

/** The metadata that the server alone gives to a new object. */
export function withSystemMetadata(object: Stored, strategy: Strategy, call: Call): Stored {
  const {
    deletionTimestamp: _deletion,
    deletionGracePeriodSeconds: _grace,
    resourceVersion,
    selfLink: _link,
    generation,
    ...rest
  } = object.metadata;
  const given = { uid: chance(call, 'uids').uuid(), creationTimestamp: call.server.timestamp() };
  const metadata = withFields(rest, given) as ObjectMeta;
  if (call.dryRun && resourceVersion !== undefined) metadata.resourceVersion = resourceVersion;
  if (strategy.generation !== 'none') metadata.generation = 1;
  else if (generation !== undefined) metadata.generation = generation;
  return { ...object, metadata };
}

/** A name made from generateName; the object as it is when it has one. */
export function withGeneratedName(object: Stored, call: Call): Stored {
  const { name, generateName } = object.metadata;
  if (name || !generateName) return object;
  const generated = generateName.slice(0, LONGEST_BASE) + chance(call, 'names').name();
  return { ...object, metadata: withFields(object.metadata, { name: generated }) };
}

/**
 * The metadata of an update: what the sender may not touch is as it was.
 * Models registry/rest, BeforeUpdate and validation.ValidateObjectMetaUpdate's repairs.
 */
export function withKeptMetadata(object: Stored, old: Stored): Stored {
  if (object.metadata === old.metadata) return object;
  const { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation } = old.metadata;
  const metadata: ObjectMeta = { ...object.metadata, resourceVersion: old.metadata.resourceVersion };
  if (!metadata.uid) metadata.uid = uid;
  metadata.creationTimestamp = creationTimestamp;
  keep(metadata, 'generation', generation);
  if (deletionTimestamp !== undefined) metadata.deletionTimestamp = deletionTimestamp;
  metadata.deletionGracePeriodSeconds ??= deletionGracePeriodSeconds;
  if (metadata.deletionGracePeriodSeconds === undefined) delete metadata.deletionGracePeriodSeconds;
  return { ...object, metadata };
}

function keep<K extends keyof ObjectMeta>(metadata: ObjectMeta, key: K, value: ObjectMeta[K] | undefined): void {
  if (value === undefined) delete metadata[key];
  else metadata[key] = value;
}

/** The object with its generation one higher, where the change is of the sort that counts. */
export function withGeneration(object: Stored, old: Stored, rule: GenerationRule): Stored {
  if (!grows(object, old, rule)) return object;
  return { ...object, metadata: { ...object.metadata, generation: (old.metadata.generation ?? 0) + 1 } };
}

function grows(object: Stored, old: Stored, rule: GenerationRule): boolean {
  if (rule === 'none' || rule === 'create only') return false;
  if (rule === 'content and labels') {
    if (!semanticEqual(object.metadata.labels, old.metadata.labels)) return true;
    return !semanticEqual({ ...object, metadata: undefined }, { ...old, metadata: undefined });
  }
  if (!sameState(object, old, 'spec')) return true;
  return rule === 'spec and annotations' && !semanticEqual(object.metadata.annotations, old.metadata.annotations);
}
