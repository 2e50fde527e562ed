import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { testTerminal } from '../../testTerminal';
import { sha256 } from './hash';

const ROOT = join(import.meta.dirname, '../../../../conformance');

interface Step {
  readonly run?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** The scenarios whose lines need nothing but an API server; `but` are lines that need controllers or kinds' validation. */
const SCENARIOS: readonly (readonly [scenario: string, but?: RegExp])[] = [
  ['kubectl/create-workload-generators', /by-hand|nightly|apply|every day/],
  ['kubectl/create-config-and-policy-generators', /Builder/],
  ['configmap-secret/create-from-literals-and-files'],
];

describe('what the create generators print is what kubectl printed', () => {
  for (const [scenario, but] of SCENARIOS) {
    const { files } = parse(readFileSync(join(ROOT, `scenarios/${scenario}.yaml`), 'utf8')) as {
      files: Record<string, string>;
    };
    const { steps } = JSON.parse(readFileSync(join(ROOT, `golden/${scenario}.json`), 'utf8')) as { steps: Step[] };
    const { run } = testTerminal(files);
    for (const step of steps) {
      if (!step.run || !/kubectl create /.test(step.run) || but?.test(step.run)) continue;
      const { run: line, stdout, stderr, exitCode } = step;
      const said = run(line);
      const trimmed = (text: string) =>
        text
          .split('\n')
          .map((row) => row.trimEnd())
          .join('\n')
          .trimEnd();
      it(line, () => {
        expect({ ...said, stdout: trimmed(said.stdout), stderr: trimmed(said.stderr) }).toEqual({
          stdout: trimmed(stdout),
          stderr: trimmed(stderr),
          exitCode,
        });
      });
    }
  }
});

describe('sha256', () => {
  it('knows the digests of FIPS 180-4', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('\u00e4\u20ac\ud83d\ude80')).toBe(
      createHash('sha256').update('\u00e4\u20ac\ud83d\ude80').digest('hex'),
    );
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });
});
