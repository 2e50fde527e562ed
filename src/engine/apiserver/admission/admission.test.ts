import { expect, test } from 'vitest';
import type { Stored } from '../call';
import { testServer } from '../testServer';

const PODS = '/api/v1/namespaces/default/pods';

function pod(name: string, container: Record<string, unknown> = {}, spec: Record<string, unknown> = {}) {
  const app = { name: 'app', image: 'registry.k8s.io/pause:3.10', ...container };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers: [app], ...spec } };
}

function messageOf({ body }: { body: unknown }): string {
  return (body as { message?: string }).message ?? 'admitted';
}

test('POD-1: a pod gets its ServiceAccount, its token, tolerations and a priority', () => {
  const { send } = testServer();
  const { spec } = send('POST', PODS, pod('web')).body as Stored;
  expect(spec).toMatchObject({ serviceAccountName: 'default', priority: 0, preemptionPolicy: 'PreemptLowerPriority' });
  const volume = (spec!.volumes as { name: string }[])[0];
  expect(volume?.name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
  expect((spec!.tolerations as { key: string }[]).map(({ key }) => key)).toEqual([
    'node.kubernetes.io/not-ready',
    'node.kubernetes.io/unreachable',
  ]);
  expect(messageOf(send('POST', PODS, pod('w', {}, { serviceAccountName: 'builder' })))).toBe(
    'pods "w" is forbidden: error looking up service account default/builder: serviceaccount "builder" not found',
  );
  expect(messageOf(send('POST', PODS, pod('no-such-class', {}, { priorityClassName: 'till-urgent' })))).toBe(
    'pods "no-such-class" is forbidden: no PriorityClass with name till-urgent was found',
  );
});

test('POD-1: tolerations of lost nodes that an update takes away are given again', () => {
  const { send } = testServer();
  send('POST', PODS, pod('web'));
  const patch = [{ op: 'remove', path: '/spec/tolerations/0' }];
  const { code, body } = send('PATCH', `${PODS}/web`, patch, { contentType: 'application/json-patch+json' });
  expect(code).toBe(200);
  expect(((body as Stored).spec!.tolerations as { key: string }[]).map(({ key }) => key)).toEqual([
    'node.kubernetes.io/unreachable',
    'node.kubernetes.io/not-ready',
  ]);
});

test('ADM-4: a RuntimeClass is not found, before anything else is judged', () => {
  const { send } = testServer();
  expect(messageOf(send('POST', PODS, pod('web', { name: 'UPPER' }, { runtimeClassName: 'gvisor' })))).toBe(
    'pods "web" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
  );
});

test('DEL-8: nothing new in a namespace that is going, or is not there', () => {
  const { send } = testServer();
  send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'farewell' } });
  send('DELETE', '/api/v1/namespaces/farewell');
  const late = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'late' } };
  expect(messageOf(send('POST', '/api/v1/namespaces/farewell/configmaps', late))).toBe(
    'configmaps "late" is forbidden: unable to create new content in namespace farewell because it is being terminated',
  );
  expect(messageOf(send('POST', '/api/v1/namespaces/nowhere/configmaps', late))).toBe('namespaces "nowhere" not found');
  expect(messageOf(send('DELETE', '/api/v1/namespaces/kube-public'))).toBe(
    'namespaces "kube-public" is forbidden: this namespace may not be deleted',
  );
});

test('ADM-1: a LimitRange fills in what is open and refuses what is outside of it', () => {
  const { send } = testServer();
  send('POST', '/api/v1/namespaces/default/limitranges', {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'cpu-range' },
    spec: {
      limits: [{ type: 'Container', min: { cpu: '100m' }, max: { cpu: '1' }, maxLimitRequestRatio: { cpu: '2' } }],
    },
  });
  const plain = send('POST', PODS, pod('plain')).body as Stored;
  expect(plain.metadata.annotations).toEqual({
    'kubernetes.io/limit-ranger': 'LimitRanger plugin set: cpu request for container app; cpu limit for container app',
  });
  expect((plain.spec!.containers as { resources: unknown }[])[0]?.resources).toEqual({
    limits: { cpu: '1' },
    requests: { cpu: '1' },
  });
  const asking = (name: string, request: string, limit?: string) =>
    messageOf(
      send(
        'POST',
        PODS,
        pod(name, { resources: { requests: { cpu: request }, ...(limit && { limits: { cpu: limit } }) } }),
      ),
    );
  expect(asking('too-large', '1500m', '2')).toBe(
    'pods "too-large" is forbidden: maximum cpu usage per Container is 1, but limit is 2',
  );
  expect(asking('too-small', '50m', '100m')).toBe(
    'pods "too-small" is forbidden: minimum cpu usage per Container is 100m, but request is 50m',
  );
  expect(asking('request-only', '200m')).toBe(
    'pods "request-only" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000',
  );
});

test('ADM-2: a quota counts what is admitted and refuses what is too much', () => {
  const { send } = testServer();
  const hard = { pods: '2', 'requests.cpu': '500m', 'limits.memory': '256Mi' };
  const quotas = '/api/v1/namespaces/default/resourcequotas';
  const made = send('POST', quotas, {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'team' },
    spec: { hard },
  }).body as Stored;
  const used = { pods: '0', 'requests.cpu': '0', 'limits.memory': '0' };
  send('PUT', `${quotas}/team/status`, { ...made, status: { hard, used } });
  const asking = (name: string, cpu: string, memory: string) =>
    messageOf(send('POST', PODS, pod(name, { resources: { requests: { cpu }, limits: { memory } } })));
  expect(asking('first', '200m', '100Mi')).toBe('admitted');
  expect((send('GET', `${quotas}/team`).body as Stored).status?.used).toEqual({
    pods: '1',
    'requests.cpu': '200m',
    'limits.memory': '100Mi',
  });
  expect(asking('too-much-of-both', '1', '1Gi')).toBe(
    'pods "too-much-of-both" is forbidden: exceeded quota: team, requested: limits.memory=1Gi,requests.cpu=1, used: limits.memory=100Mi,requests.cpu=200m, limited: limits.memory=256Mi,requests.cpu=500m',
  );
  expect(messageOf(send('POST', PODS, pod('says-nothing')))).toBe(
    'pods "says-nothing" is forbidden: failed quota: team: must specify limits.memory for: app; requests.cpu for: app',
  );
});

test('ADM-3: a namespace that enforces baseline refuses host namespaces and foreign capabilities', () => {
  const { send } = testServer();
  send('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'guarded', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
  });
  send('POST', '/api/v1/namespaces/guarded/serviceaccounts', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default' },
  });
  const asking = (body: unknown) => messageOf(send('POST', '/api/v1/namespaces/guarded/pods', body));
  expect(asking(pod('plain'))).toBe('admitted');
  expect(asking(pod('host-namespaces', {}, { hostNetwork: true, hostPID: true }))).toBe(
    'pods "host-namespaces" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true, hostPID=true)',
  );
  expect(asking(pod('capabilities', { securityContext: { capabilities: { add: ['NET_ADMIN', 'CHOWN'] } } }))).toBe(
    'pods "capabilities" is forbidden: violates PodSecurity "baseline:latest": non-default capabilities (container "app" must not include "NET_ADMIN" in securityContext.capabilities.add)',
  );
});

test('ADM-3: restricted warns of all that is missing', () => {
  const { send } = testServer();
  send(
    'PATCH',
    '/api/v1/namespaces/default',
    { metadata: { labels: { 'pod-security.kubernetes.io/warn': 'restricted' } } },
    {
      contentType: 'application/merge-patch+json',
    },
  );
  expect(send('POST', PODS, pod('bare')).warnings).toEqual([
    'would violate PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
  ]);
});
