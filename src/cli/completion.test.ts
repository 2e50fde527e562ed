import { describe, expect, it } from 'vitest';
import { testServer } from '../engine/apiserver/testServer';
import { completeLine } from './completion';

const { api, send } = testServer();
for (const name of ['settings', 'secrets-of-the-sea']) {
  send('POST', '/api/v1/namespaces/default/configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
}

function complete(line: string): readonly string[] {
  return completeLine(line, line.length, ['web.yaml', 'old.yaml'], api).words;
}

describe('completion', () => {
  it('of programs and verbs', () => {
    expect(complete('kub')).toEqual(['kubectl']);
    expect(complete('kubectl roll')).toEqual(['rollout']);
    expect(complete('kubectl rollout u')).toEqual(['undo']);
    expect(complete('kubectl create dep')).toEqual(['deployment']);
  });

  it('of a later command of the line', () => {
    expect(complete('kubectl get pods && kub')).toEqual(['kubectl']);
    expect(complete('kubectl get pods; kubectl roll')).toEqual(['rollout']);
  });

  it('of kinds and of live names', () => {
    expect(complete('kubectl get configm')).toEqual(['configmaps']);
    expect(complete('kubectl get cm se')).toEqual(['secrets-of-the-sea', 'settings']);
    expect(complete('kubectl describe cm settings s')).toEqual(['secrets-of-the-sea']);
    expect(completeLine('kubectl get cm/set', 18, [], api)).toEqual({ from: 15, words: ['settings'] });
  });

  it('of flags, files and namespaces', () => {
    expect(complete('kubectl get pods --show-l')).toEqual(['--show-labels']);
    expect(complete('kubectl apply -f ')).toEqual(['old.yaml', 'web.yaml']);
    expect(complete('kubectl get pods -n kube-s')).toEqual(['kube-system']);
    expect(complete('kubectl get pods -o ')).toContain('yaml');
  });
});
