import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { groupVersionOf, kindByKind } from '../../api/scheme';
import type { ApiRequest, ApiResponse } from './request';
import { testServer } from './testServer';

/**
 * What a real API server said to slightly wrong requests (conformance/verdicts), asked of ours. The rates are floors:
 * they may only grow. `VERDICTS=pods npx vitest run src/engine/apiserver/verdicts.test.ts` prints what differs.
 */
const FLOORS: Readonly<Record<string, number>> = {
  configmaps: 99,
  daemonsets: 97,
  deployments: 98,
  endpoints: 99,
  endpointslices: 98,
  horizontalpodautoscalers: 58,
  ingressclasses: 97,
  ingresses: 96,
  limitranges: 97,
  networkpolicies: 97,
  persistentvolumeclaims: 95,
  poddisruptionbudgets: 97,
  pods: 99,
  priorityclasses: 99,
  replicasets: 95,
  resourcequotas: 98,
  rolebindings: 98,
  roles: 97,
  secrets: 99,
  serviceaccounts: 90,
  services: 98,
  statefulsets: 98,
  storageclasses: 98,
};

interface Verdict {
  readonly setup?: readonly Record<string, unknown>[];
  readonly request: { method: ApiRequest['method']; path: string; contentType?: string; body: unknown };
  readonly answer: { code: number; warnings?: readonly string[]; body: unknown };
}

const folder = fileURLToPath(new URL('../../../conformance/verdicts/', import.meta.url));
const wanted = process.env.VERDICTS;

function ask({ setup = [], request }: Verdict): ApiResponse {
  const { send } = testServer();
  for (const object of setup) {
    const kind = kindByKind(object.apiVersion as string, object.kind as string);
    if (!kind) throw new Error(`nothing serves ${String(object.kind)}`);
    const root = kind.group ? `/apis/${groupVersionOf(kind)}` : '/api/v1';
    const path = kind.namespaced ? `${root}/namespaces/default/${kind.plural}` : `${root}/${kind.plural}`;
    const made = send('POST', path, object);
    if (made.code !== 201) return made;
  }
  return send(request.method, request.path, request.body, { contentType: request.contentType });
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Words without what no two clusters share. */
function clean(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>')
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g, '<time>')
    .replace(/(resourceVersion\W+)\d+/g, '$1<version>')
    .replace(/\b10\.\d+\.\d+\.\d+\b/g, '<ip>')
    .replace(/\bnodePort: \{(\w+) \d+\}/g, 'nodePort: {$1 <port>}');
}

/** The first place where an answer is not what was expected; placeholders stand for anything. */
function difference(expected: unknown, actual: unknown, path = ''): string | undefined {
  if (typeof expected === 'string') {
    if (expected === actual || clean(expected) === clean(String(actual))) return undefined;
    if (TIME.test(expected) && TIME.test(String(actual))) return undefined;
    if (/<[a-zA-Z]+>/.test(expected) && pattern(expected).test(String(actual))) return undefined;
  } else if (Array.isArray(expected)) {
    if (Array.isArray(actual) && actual.length === expected.length) {
      return firstOf(expected.map((item, index) => difference(item, actual[index], `${path}[${index}]`)));
    }
  } else if (typeof expected === 'object' && expected !== null) {
    if (typeof actual === 'object' && actual !== null && !Array.isArray(actual)) {
      const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
      const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
      return firstOf(
        keys
          .filter((key) => key !== 'managedFields')
          .map((key) => difference(at(expected, key), at(actual, key), path ? `${path}.${key}` : key)),
      );
    }
  } else if (expected === actual) return undefined;
  return `${path || '(all)'}\n      expected ${JSON.stringify(expected)}\n      actual   ${JSON.stringify(actual)}`;
}

function firstOf(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((found) => found !== undefined);
}

function pattern(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/<[a-zA-Z]+>/g, '.+');
  return new RegExp(`^${literal}$`, 's');
}

/** Code, message and causes of a refusal; code, object and warnings of anything else. */
function compare({ answer }: Verdict, given: ApiResponse): string | undefined {
  if (answer.code !== given.code) {
    const message = (body: unknown) => (body as { message?: string }).message ?? '';
    return `code ${answer.code} (${message(answer.body)}), not ${given.code} (${message(given.body)})`;
  }
  return difference({ ...answer, warnings: answer.warnings ?? [] }, given);
}

for (const file of readdirSync(folder)) {
  const resource = file.replace('.jsonl', '');
  if (wanted && wanted !== resource) continue;
  test(`API-1: ${resource} are answered as by a real server`, () => {
    const verdicts = readFileSync(folder + file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Verdict);
    let right = 0;
    for (const verdict of verdicts) {
      const wrong = compare(verdict, ask(verdict));
      if (!wrong) right += 1;
      else if (wanted) console.log(`${JSON.stringify(verdict.request)}\n   ${wrong}`);
    }
    const rate = right / verdicts.length;
    console.log(`${resource}: ${right} of ${verdicts.length} (${(100 * rate).toFixed(1)} %)`);
    expect(rate).toBeGreaterThanOrEqual((FLOORS[resource] ?? 0) / 100);
  });
}
