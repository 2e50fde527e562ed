import { goQuote, goValue } from '../../../api/meta/goFormat';
import type { KubernetesObject } from '../../../api/meta/object';
import { fail } from '../failure';
import { compilePath, type JsonPath } from '../jsonpath/evaluate';
import { PathError, relaxPath } from '../jsonpath/syntax';
import { isObject } from '../output/value';

/** What `kubectl wait --for` asks of an object. */
export type Condition =
  | { readonly type: 'delete' | 'create' }
  | { readonly type: 'object'; readonly isMet: (object: KubernetesObject) => boolean };

/** Reads a `--for`. Models wait.conditionFuncFor. */
export function readCondition(text: string): Condition {
  const lower = text.toLowerCase();
  if (lower === 'delete' || lower === 'create') return { type: lower };
  if (text.startsWith('condition=')) {
    const [name = '', ...rest] = text.slice('condition='.length).split('=');
    const status = rest.length > 0 ? rest.join('=') : 'true';
    return { type: 'object', isMet: (object) => hasCondition(object, name, status) };
  }
  if (text.startsWith('jsonpath=')) return readPathCondition(text.slice('jsonpath='.length));
  return fail(`unrecognized condition: ${goQuote(text)}`);
}

interface StatusCondition {
  readonly type?: string;
  readonly status?: string;
  readonly observedGeneration?: number;
}

function hasCondition(object: KubernetesObject, name: string, status: string): boolean {
  const { status: now } = object as { status?: { conditions?: StatusCondition[]; observedGeneration?: number } };
  const condition = now?.conditions?.find(({ type }) => type?.toLowerCase() === name.toLowerCase());
  if (!condition?.status) return false;
  const observed = condition.observedGeneration ?? now?.observedGeneration;
  const { generation } = object.metadata;
  if (generation !== undefined && observed !== undefined && observed < generation) return false;
  return condition.status.toLowerCase() === status.toLowerCase();
}

function readPathCondition(text: string): Condition {
  const [expression = '', wanted, ...more] = splitAtEquals(text);
  if (more.length > 0) {
    fail(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  }
  const value = wanted?.replace(/^['"]+|['"]+$/g, '');
  if (value === '') {
    fail("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
  }
  const path = compiled(expression);
  return { type: 'object', isMet: (object) => leadsTo(path, object, value) };
}

/** Parts at single equals signs. */
function splitAtEquals(text: string): string[] {
  return text.split(/(?<!=)=(?!=)/);
}

function compiled(expression: string): JsonPath {
  try {
    return compilePath(relaxPath(expression));
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return fail(error.message);
  }
}

function leadsTo(path: JsonPath, object: KubernetesObject, wanted: string | undefined): boolean {
  let results: unknown[][];
  try {
    results = path.find(object);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return fail(error.message);
  }
  const [found] = results;
  if (!found || found.length === 0) return false;
  if (results.length > 1) fail('given jsonpath expression matches more than one list');
  if (found.length > 1) fail('given jsonpath expression matches more than one value');
  if (wanted === undefined) return true;
  const [value] = found;
  if (Array.isArray(value) || isObject(value)) {
    fail('jsonpath leads to a nested object or list which is not supported');
  }
  return goValue(value).trim() === wanted.trim();
}
