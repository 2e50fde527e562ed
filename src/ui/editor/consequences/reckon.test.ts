import { describe, expect, it } from 'vitest';
import type { Scene } from '../advice/rule';
import { type Path, parsed, type Written } from '../manifest';
import { reckon } from './reckon';

const deployment = (replicas: number, strategy: string, container = '') => `kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  revisionHistoryLimit: 2
  strategy: {rollingUpdate: ${strategy}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 30
      containers:
      - name: web
        resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 1, memory: 128Mi}}
        livenessProbe: {periodSeconds: 10}
        readinessProbe: {failureThreshold: 2, periodSeconds: 5}
        startupProbe: {failureThreshold: 30}
        ${container}
`;
const POD: Path = ['spec', 'template', 'spec'];
const CONTAINER: Path = [...POD, 'containers', 0];

function told(text: string, path: Path): string | undefined {
  const file = parsed('a.yaml', text);
  const scene: Scene = { written: file.documents, texts: new Map(), live: [], images: [] };
  const found = reckon(file.documents[0] as Written, path, scene);
  return found && `${found.figure} ${found.rest}`;
}
const rolling = (replicas: number, strategy: string, field: string) =>
  told(deployment(replicas, strategy), ['spec', 'strategy', 'rollingUpdate', field]);

describe('what a field comes to', () => {
  it('in a rolling update', () => {
    expect(rolling(4, '{maxSurge: 25%, maxUnavailable: 25%}', 'maxUnavailable')).toBe(
      '25% of 4 = 1 so at least 3 stay',
    );
    // Up for surge, down for unavailable: 2.5 of ten.
    expect(rolling(10, '{maxSurge: 25%}', 'maxSurge')).toBe('25% of 10 = 3 so at most 13 live at once');
    expect(rolling(10, '{maxUnavailable: 25%}', 'maxUnavailable')).toBe('25% of 10 = 2 so at least 8 stay');
    expect(rolling(3, '{maxSurge: 2}', 'maxSurge')).toBe('2 of 3 so at most 5 live at once');
    // 10 % of three is nothing, rounded down; with no surge the controller takes one all the same.
    expect(rolling(3, '{maxSurge: 0, maxUnavailable: 10%}', 'maxUnavailable')).toMatch(/at least 2 stay/);
    expect(rolling(3, '{maxSurge: x}', 'maxSurge')).toBeUndefined();
  });

  it('in what is booked and used', () => {
    const text = deployment(4, '{}');
    expect(told(text, ['spec', 'replicas'])).toBe('4 × (100m CPU, 64Mi) = 400m CPU, 256Mi are booked on the nodes');
    expect(told(text, [...CONTAINER, 'resources', 'requests', 'memory'])).toMatch(/^4 × 64Mi = 256Mi/);
    expect(told(text, [...CONTAINER, 'resources', 'limits', 'memory'])).toMatch(/128Mi.*OOMKilled/);
    expect(told(text, [...CONTAINER, 'resources', 'limits', 'cpu'])).toMatch(/waits/);
  });

  it('in probes, with the defaults of the API', () => {
    const text = deployment(4, '{}');
    expect(told(text, [...CONTAINER, 'livenessProbe', 'periodSeconds'])).toBe(
      '3 × 10 s = 30 s without an answer, then it is restarted',
    );
    expect(told(text, [...CONTAINER, 'readinessProbe', 'failureThreshold'])).toMatch(
      /^2 × 5 s = 10 s .*no more requests/,
    );
    expect(told(text, [...CONTAINER, 'startupProbe', 'failureThreshold'])).toMatch(/^30 × 10 s = 300 s to start in/);
  });

  it('in the time to end', () => {
    const path = [...POD, 'terminationGracePeriodSeconds'];
    expect(told(deployment(1, '{}'), path)).toBe('30 s to end by itself, then it is killed');
    const hook = 'lifecycle: {preStop: {sleep: {seconds: 5}}}';
    expect(told(deployment(1, '{}', hook), path)).toMatch(/^30 s − 5 s = 25 s are left/);
  });

  it('in a budget', () => {
    const budget = (spec: string, replicas = 4) =>
      `kind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {${spec}, selector: {matchLabels: {app: web}}}\n---\n${deployment(replicas, '{}')}`;
    expect(told(budget('minAvailable: 3'), ['spec', 'minAvailable'])).toBe(
      '3 of 4 must stay so 1 may be evicted at a time',
    );
    expect(told(budget('maxUnavailable: 30%'), ['spec', 'maxUnavailable'])).toMatch(/^2 of 4 must stay so 2/);
    expect(told(budget('minAvailable: 1', 1), ['spec', 'minAvailable'])).toMatch(/none may be evicted/);
  });

  it('says nothing of other fields', () => {
    expect(told(deployment(4, '{}'), ['metadata', 'name'])).toBeUndefined();
    expect(told(deployment(4, '{}'), ['spec', 'revisionHistoryLimit'])).toBe('2 revisions are kept to go back to');
  });
});
