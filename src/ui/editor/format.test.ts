import { describe, expect, it } from 'vitest';
import { formatted } from './format';

describe('a formatted text', () => {
  it('has two spaces for each level and keeps comments, order and quotes', () => {
    expect(
      formatted(`# a web
kind:   Deployment
metadata:
    name:  "web" # its name
    labels: {app: web}
spec:
    list:
    -   a
    -   b

    other:   1

    # the end
    args: ['x']
`),
    ).toBe(`# a web
kind: Deployment
metadata:
  name: "web" # its name
  labels: {app: web}
spec:
  list:
  - a
  - b

  other: 1

  # the end
  args: ['x']
`);
  });

  it('keeps how lists and flow maps are written', () => {
    const further = 'a:\n  - x: { b: c }\n';
    expect(formatted(further)).toBe(further);
    const level = 'a:\n- x: {b: c}\n';
    expect(formatted(level)).toBe(level);
  });

  it('keeps documents apart, and does nothing twice', () => {
    const text = 'kind: A\n---\n# of B\nkind: B\n---\nkind: C\n';
    expect(formatted(text)).toBe(text);
    expect(formatted(formatted('a:    1\n---\nb:  2\n') as string)).toBe('a: 1\n---\nb: 2\n');
  });

  it('does not touch the lines of a text block', () => {
    const text = 'data:\n  a: |\n    one\n\n\n    two\n';
    expect(formatted(text)).toBe(text);
  });

  it('leaves alone what is no YAML', () => {
    expect(formatted('a: b: c\n')).toBeUndefined();
  });
});
