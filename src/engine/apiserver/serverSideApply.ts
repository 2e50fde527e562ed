import { decodeAs } from '../../api/decode/decode';
import { schemaOf } from '../../api/schema';
import { groupVersionOf } from '../../api/scheme';
import type { Answer, Call, Stored } from './call';
import { toServed, toStored } from './conversion/versions';
import { createObject } from './create';
import { compare, fieldsOf } from './managedFields/compare';
import { difference, type FieldSet, pathsOf, union } from './managedFields/fieldSet';
import { conflictsWith, isSameManager, type Manager, managersOf, ownable } from './managedFields/managers';
import { mergeApplied, withoutFields } from './managedFields/merge';
import { rootShape, type Shape } from './managedFields/shape';
import { withManagers, withoutManagers, writer } from './managedFields/track';
import { typedErrors } from './managedFields/validate';
import { inNamespace } from './metadata';
import { type Cause, failure, internal, invalid } from './refusal';
import { unstructuredError, withCutIntegers } from './unstructured';
import { change, refuseOtherName, stored } from './update';

const FIELDS_BEFORE = 'before-first-apply';

/** PATCH with an apply configuration. Models apiserver: managedfields, and structured-merge-diff: merge.Updater. */
export function serverSideApply(call: Call, patch: unknown): Answer {
  if (!call.query.fieldManager) {
    throw invalid('meta.k8s.io', 'PatchOptions', '', [
      { reason: 'FieldValueRequired', message: 'Required value: is required for apply patch', field: 'fieldManager' },
    ]);
  }
  const schema = schemaOf(call.route.kind);
  const shape = schema && rootShape(schema);
  if (!shape) throw failure(415, 'UnsupportedMediaType', `${call.route.kind.kind} has no schema to apply to`);
  refuseUntyped(call, patch, shape);
  const live = stored(call);
  const applied = applyTo(live && toServed(live, call.route.kind), patch as Stored, call, shape);
  const object = inNamespace(decoded(call, applied.object), call.route.namespace);
  refuseOtherName(object, call.route.name);
  const track = (tracked: Stored) => withManagers(tracked, applied.managers);
  if (!live) return { code: 201, body: createObject(call, object, track) };
  return { body: change(call, () => object, track) };
}

function title({ route }: Call, { metadata }: { metadata?: { name?: unknown; namespace?: unknown } }): string {
  const { group, version, kind } = route.kind;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return `(${text(metadata?.namespace)}/${text(metadata?.name)}; ${group}/${version}, Kind=${kind})`;
}

function refuseUntyped(call: Call, patch: unknown, shape: Shape): void {
  const errors = typedErrors(patch, shape);
  if (errors.length === 0) return;
  const told = errors.length === 1 ? errors[0] : `errors:\n${errors.map((error) => `  ${error}`).join('\n')}`;
  throw internal(`failed to create typed patch object ${title(call, patch as Stored)}: ${told}`);
}

function decoded(call: Call, object: Stored): Stored {
  const { kind } = call.route;
  const schema = schemaOf(kind);
  const broken = schema && unstructuredError(object, schema);
  const read = broken ? { error: broken } : decodeAs(schema ? withCutIntegers(object, schema) : object, schema);
  if ('error' in read) {
    const as = `${groupVersionOf(kind)}, Kind=${kind.kind}`;
    throw internal(
      `failed to convert new object ${title(call, object)} to proper version: unable to convert unstructured object to ${as}: ${read.error}`,
    );
  }
  return toStored({ ...(read.value as Stored), apiVersion: groupVersionOf(kind), kind: kind.kind }, kind);
}

/** The object with the configuration applied, and who manages it then. */
function applyTo(
  live: Stored | undefined,
  patch: Stored,
  call: Call,
  shape: Shape,
): { readonly object: Stored; readonly managers: readonly Manager[] } {
  const who = writer(call, 'Apply');
  const before = live && withoutManagers(live);
  const known = live ? knownManagers(live, before as Stored, who.apiVersion, shape) : [];
  const others = known.filter((manager) => !isSameManager(manager, who));
  const own = known.find((manager) => isSameManager(manager, who));
  const fields = ownable(fieldsOf(patch, shape));
  const merged = mergeApplied(before, patch, shape);
  const object = withoutFields(merged, given(own, fields, others), shape) as Stored;
  const comparison = compare(before, object, shape);
  const conflicts = conflictsWith(others, comparison);
  if (conflicts.length > 0 && call.query.force !== 'true') throw conflicted(conflicts);
  const left = others.map((manager) => {
    const lost = conflicts.find(([loser]) => loser === manager)?.[1] ?? {};
    return { ...manager, fields: difference(difference(manager.fields, lost), comparison.removed) };
  });
  const same = own && pathsOf(own.fields).join() === pathsOf(fields).join();
  return { object, managers: [...left, { ...who, time: same ? own.time : who.time, fields }] };
}

function knownManagers(live: Stored, before: Stored, apiVersion: string, shape: Shape): readonly Manager[] {
  const known = managersOf(live);
  if (known.length > 0) return known;
  const { creationTimestamp: time } = live.metadata;
  const fields = ownable(fieldsOf(before, shape));
  return [{ name: FIELDS_BEFORE, operation: 'Update', apiVersion, subresource: '', time, fields }];
}

/** What a manager applied before and lets go now: it leaves the object where nobody else owns it. */
function given(own: Manager | undefined, fields: FieldSet, others: readonly Manager[]): FieldSet {
  if (!own) return {};
  const held = others.reduce((all, manager) => union(all, manager.fields), fields);
  return difference(own.fields, held);
}

function told({ name, operation, apiVersion, subresource }: Manager): string {
  const named = JSON.stringify(name) + (subresource ? ` with subresource ${JSON.stringify(subresource)}` : '');
  return operation === 'Update' ? `${named} using ${apiVersion}` : named;
}

function conflicted(conflicts: readonly [Manager, FieldSet][]): unknown {
  const byManager = conflicts
    .map(([manager, fields]): [string, string[]] => [told(manager), pathsOf(fields)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const causes: Cause[] = byManager.flatMap(([who, paths]) =>
    paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${who}`, field })),
  );
  const [first] = causes;
  const lines = byManager.flatMap(([who, paths]) => [`conflicts with ${who}:`, ...paths.map((path) => `- ${path}`)]);
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${first?.message}: ${first?.field}`
      : `Apply failed with ${causes.length} conflicts: ${lines.join('\n')}`;
  return failure(409, 'Conflict', message, { causes });
}
