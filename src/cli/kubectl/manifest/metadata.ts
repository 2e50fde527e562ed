import type { Problem } from '../failure';
import { isObject, type JsonObject } from '../output/value';

const STRINGS = ['name', 'generateName', 'namespace', 'uid', 'resourceVersion', 'selfLink'];
const STRING_MAPS = ['labels', 'annotations'];

/** What is wrong with an object's metadata, which kubectl decodes itself, in encoding/json's words. */
export function metadataProblem(object: JsonObject, source: string): Problem | undefined {
  const wrong = complaint(object);
  return wrong ? { kind: 'text', message: `unable to decode "${source}": json: cannot unmarshal ${wrong}` } : undefined;
}

function complaint({ apiVersion, kind, metadata }: JsonObject): string | undefined {
  for (const [field, value] of Object.entries({ apiVersion, kind })) {
    if (value === undefined || value === null || typeof value === 'string') continue;
    return `${jsonType(value)} into Go struct field metadataOnlyObject.${field} of type string`;
  }
  if (metadata === undefined || metadata === null) return undefined;
  if (!isObject(metadata)) {
    return `${jsonType(metadata)} into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta`;
  }
  for (const field of STRINGS) {
    const value = metadata[field];
    if (value === undefined || value === null || typeof value === 'string') continue;
    return `${jsonType(value)} into Go struct field ObjectMeta.metadata.${field} of type string`;
  }
  for (const field of STRING_MAPS) {
    const value = metadata[field];
    if (value === undefined || value === null) continue;
    if (!isObject(value)) {
      return `${jsonType(value)} into Go struct field ObjectMeta.metadata.${field} of type map[string]string`;
    }
    const odd = Object.values(value).find((item) => typeof item !== 'string' && item !== null);
    if (odd !== undefined) return `${jsonType(odd)} into Go struct field ObjectMeta.metadata.${field} of type string`;
  }
  return undefined;
}

function jsonType(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'number';
  return Array.isArray(value) ? 'array' : 'object';
}
