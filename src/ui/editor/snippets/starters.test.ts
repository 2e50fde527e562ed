import { describe, expect, it } from 'vitest';
import { previewApply } from '../../../cli/kubectl/preview';
import { bareApi } from '../../../engine/cluster';
import { giveAdvice } from '../advice/advise';
import { RULES } from '../advice/rules';
import { manifest, parsed } from '../manifest';
import { STARTERS, starterSnippet, starterText } from './starters';

const LEARNED =
  'Pod Deployment ReplicaSet StatefulSet DaemonSet Job CronJob Service Ingress ConfigMap Secret PersistentVolumeClaim PersistentVolume HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy Role RoleBinding ServiceAccount Namespace ResourceQuota LimitRange PriorityClass';

const files = STARTERS.map((starter) => parsed(`${starter.kind}.yaml`, starterText(starter)));
const scene = {
  written: files.flatMap(({ documents }) => documents),
  texts: new Map(files.map(({ file, text }) => [file, text])),
  live: [manifest({ kind: 'Namespace', metadata: { name: 'default' } })],
  images: [],
};

describe('the starters', () => {
  it('are there for every kind that learners use', () => {
    expect(STARTERS.map(({ kind }) => kind).sort()).toEqual(LEARNED.split(' ').sort());
  });
  for (const [index, starter] of STARTERS.entries()) {
    it(`${starter.kind} is taken by the API server`, () => {
      const { api } = bareApi();
      const [answer] = previewApply(api, 'a.yaml', starterText(starter));
      expect(answer).toMatchObject({ live: '', wanted: expect.stringContaining(`kind: ${starter.kind}`) });
      expect(answer?.error).toBeUndefined();
    });
    it(`${starter.kind} has nothing to be advised about`, () => {
      const file = files[index];
      expect(file && giveAdvice(RULES, file, scene).map(({ advice }) => advice.what)).toEqual([]);
    });
  }
  it('are inserted with their names as one placeholder', () => {
    const [deployment] = STARTERS;
    expect(deployment && starterSnippet(deployment)).toContain(
      'name: $' + '{1:web}\n  labels:\n    app: $' + '{1:web}',
    );
  });
});
