import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYaml, splitDocuments } from './yamlText';

const ROOT = join(import.meta.dirname, '../../../../conformance');
const scenario = parse(readFileSync(join(ROOT, 'scenarios/admission/malformed-yaml.yaml'), 'utf8')) as {
  files: Record<string, string>;
};
const golden = JSON.parse(readFileSync(join(ROOT, 'golden/admission/malformed-yaml.json'), 'utf8')) as {
  steps: { run: string; stderr: string }[];
};

describe('readYaml', () => {
  for (const { run, stderr } of golden.steps) {
    const [, file = '', message] = /error parsing (\S+): error converting YAML to JSON: (.*)/.exec(stderr) ?? [];
    if (!message) continue;
    it(`says of ${file} what kubectl said (${run})`, () => {
      const read = splitDocuments(scenario.files[file] as string).map(readYaml);
      expect(read.find(({ ok }) => !ok)).toEqual({ ok: false, message });
    });
  }

  it('reads YAML 1.1 words, octal numbers and times as go-yaml v2 does', () => {
    const text = 'a: yes\nb: off\nc: 0777\nd: 2026-01-01\ne: 12:30\nf: 1e3\ng: ~\n80: http\nh: "yes"\n';
    expect(readYaml(text)).toEqual({
      ok: true,
      value: { a: true, b: false, c: 511, d: '2026-01-01', e: '12:30', f: 1000, g: null, 80: 'http', h: 'yes' },
    });
  });

  it('stops at a bomb of aliases', () => {
    const text =
      'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n';
    expect(readYaml(text)).toEqual({ ok: false, message: 'yaml: document contains excessive aliasing' });
  });
});
