import { describe, expect, it } from 'vitest';
import { fragmentIn, looksLikeYaml, tabName } from './pasted';

describe('what is pasted or dropped', () => {
  it('is a link when it ends in a session’s or a scenario’s fragment', () => {
    expect(fragmentIn('https://drydock.example/#s=1.abc-_\n')).toBe('s=1.abc-_');
    expect(fragmentIn('#scenario=node-loss')).toBe('scenario=node-loss');
    for (const other of ['', 'https://drydock.example/', '#home', '#s= 1', 'javascript:alert(1)'])
      expect(fragmentIn(other)).toBeUndefined();
  });

  it('is YAML when it speaks of a kind', () => {
    for (const yaml of [
      'apiVersion: v1\nkind: Pod\n',
      '# mine\n---\nkind: List',
      '{"kind": "Pod",\n"apiVersion": "v1"}',
    ])
      expect(looksLikeYaml(yaml.replace('{', '{\n'))).toBe(true);
    for (const other of ['', 'PK\u0003\u0004', 'kind: \u0000', 'hello world']) expect(looksLikeYaml(other)).toBe(false);
  });

  it('gets a name that a tab can have', () => {
    expect(tabName('../my files/web app.yaml')).toBe('my-files-web-app.yaml');
    expect(tabName('…')).toBe('new.yaml');
    expect(tabName('x'.repeat(100))).toHaveLength(60);
  });
});
