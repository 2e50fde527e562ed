import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, describe as suite } from 'vitest';
import { parseTime } from '../../../engine/sim/time';
import { aligned } from './page';
import { describe } from './registry';
import type { Related } from './related';

const PRINTINGS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'conformance', 'printings');

/** The least share of a real kubectl's pages that ours are equal to, letter for letter. */
const LEAST: readonly (readonly [file: string, resource: string, share: number])[] = [
  ['pods', 'pods', 0.98],
  ['deployments', 'deployments.apps', 0.98],
  ['replicasets', 'replicasets.apps', 0.98],
  ['services', 'services', 0.98],
  ['configmaps', 'configmaps', 0.98],
  ['secrets', 'secrets', 0.98],
  ['ingresses', 'ingresses.networking.k8s.io', 0.98],
  ['endpointslices', 'endpointslices.discovery.k8s.io', 0.98],
  ['endpoints', 'endpoints', 0.98],
  ['serviceaccounts', 'serviceaccounts', 0.98],
  ['poddisruptionbudgets', 'poddisruptionbudgets.policy', 0.98],
  ['ingressclasses', 'ingressclasses.networking.k8s.io', 0.98],
];

function nothingElse(now: number): Related {
  return { now, list: () => [], get: () => undefined, events: () => [] };
}

suite('kubectl describe prints what the real one printed', () => {
  for (const [file, resource, least] of LEAST) {
    it(`${file}: at least ${100 * least} % of the pages`, () => {
      const lines = readFileSync(join(PRINTINGS, `${file}.jsonl`), 'utf8')
        .trim()
        .split('\n');
      const different: string[] = [];
      for (const line of lines) {
        const { now, object, describe: real } = JSON.parse(line);
        const ours = describe(resource, object, nothingElse(parseTime(now)));
        const wanted = real.split('\n--- stderr\n')[0];
        if (ours.trimEnd() !== wanted.trimEnd()) different.push(`${wanted}\n-------- ours\n${ours}`);
      }
      const share = 1 - different.length / lines.length;
      expect(
        share,
        `${(100 * share).toFixed(1)} % of ${lines.length}; first difference:\n${different[0]}`,
      ).toBeGreaterThanOrEqual(least);
    });
  }

  it('aligns neighbouring cells and leaves the last one alone', () => {
    expect(aligned([['a', 'b'], ['long', 'x'], ['whole line'], ['b', 'c']])).toEqual([
      'a     b',
      'long  x',
      'whole line',
      'b  c',
    ]);
  });
});
