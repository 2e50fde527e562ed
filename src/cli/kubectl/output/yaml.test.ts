import { describe, expect, it } from 'vitest';
import { goYaml } from './yaml';

describe('goYaml', () => {
  it('writes what kubectl get -o yaml wrote of a ConfigMap', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', annotations: { 'example.com/note': 'yes' }, labels: {} },
      data: { color: 'blue', lines: 'one\ntwo\n', number: '10', quoted: 'a: b # c', spaced: 'trailing ' },
      items: [{ b: [], a: null }, [1, 2.5], 'x'],
    };
    expect(goYaml(object)).toBe(`apiVersion: v1
data:
  color: blue
  lines: |
    one
    two
  number: "10"
  quoted: 'a: b # c'
  spaced: 'trailing '
items:
- a: null
  b: []
- - 1
  - 2.5
- x
kind: ConfigMap
metadata:
  annotations:
    example.com/note: "yes"
  labels: {}
  name: settings
`);
  });

  it('folds a long scalar at the first blank after column 80', () => {
    const message =
      'Some content in the namespace has finalizers remaining: example.com/anchor in 1 resource instances';
    expect(goYaml({ status: { conditions: [{ message }] } })).toBe(
      `status:
  conditions:
  - message: 'Some content in the namespace has finalizers remaining: example.com/anchor
      in 1 resource instances'
`,
    );
  });

  it('quotes what would be read back as something else', () => {
    const values = [
      '*/5 * * * *',
      'true',
      '',
      '0x1F',
      '1e3',
      '12:30',
      '2026-01-01',
      '-',
      '- x',
      'a:',
      '~',
      'tab\there',
    ];
    expect(goYaml(values)).toBe(
      [
        "'*/5 * * * *'",
        '"true"',
        '""',
        '"0x1F"',
        '"1e3"',
        '"12:30"',
        '"2026-01-01"',
        "'-'",
        "'- x'",
        "'a:'",
        '"~"',
        '"tab\\there"',
      ]
        .map((text) => `- ${text}\n`)
        .join(''),
    );
  });

  it('keeps or strips the newlines at the end of a literal', () => {
    expect(goYaml({ a: 'x\ny', b: 'x\n\n', c: '  x\n' })).toBe('a: |-\n  x\n  y\nb: |+\n  x\n\nc: |2\n    x\n');
  });
});
