import { describe, expect, it } from 'vitest';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import { feed } from '../client/testFeed';
import { Simulation } from '../sim/simulation';
import { ClusterDns } from './dns';
import { BY_SERVICE, SLICES, serviceOf } from './kubeProxy';

function names() {
  const api = feed(new Simulation(1), 'coredns/informers');
  api.informers.index<EndpointSlice>(SLICES, BY_SERVICE, (object) => [serviceOf(object)]);
  const put = (name: string, namespace: string, spec: object) =>
    api.put('services', { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec });
  put('web', 'default', { clusterIP: '10.96.0.5' });
  put('db', 'data', { clusterIP: 'None' });
  put('empty', 'data', { clusterIP: 'None' });
  put('outside', 'default', { type: 'ExternalName', externalName: 'db.example.com' });
  put('bridge', 'default', { type: 'ExternalName', externalName: 'web.default.svc.cluster.local' });
  put('loop', 'default', { type: 'ExternalName', externalName: 'loop.default.svc.cluster.local' });
  api.put(SLICES, {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    metadata: { name: 'db-x', namespace: 'data', labels: { 'kubernetes.io/service-name': 'db' } },
    endpoints: [
      { addresses: ['10.244.1.7'], hostname: 'db-0', conditions: { ready: true } },
      { addresses: ['10.244.2.7'], conditions: { ready: true } },
      { addresses: ['10.244.3.7'], hostname: 'db-2', conditions: { ready: false } },
    ],
  });
  const dns = new ClusterDns(api.informers, (name) => (name === 'db.example.com' ? ['198.51.100.7'] : []));
  return (namespace: string, name: string) => {
    const answer = dns.resolve(namespace, name);
    return answer.kind === 'addresses' ? answer.addresses.join(' ') : answer.kind;
  };
}

describe('cluster DNS', () => {
  it('DNS-1 completes names by the search list of the namespace', () => {
    const ask = names();
    expect(ask('default', 'web')).toBe('10.96.0.5');
    expect(ask('data', 'web')).toBe('nxdomain');
    expect(ask('data', 'web.default')).toBe('10.96.0.5');
    expect(ask('data', 'web.default.svc')).toBe('10.96.0.5');
    expect(ask('data', 'Web.default.svc.cluster.local')).toBe('10.96.0.5');
    expect(ask('default', 'web.')).toBe('nxdomain');
    expect(ask('data', 'db')).toBe('10.244.1.7 10.244.2.7');
    expect(ask('data', '10.1.2.3')).toBe('10.1.2.3');
  });

  it('DNS-2 names endpoints by their hostnames', () => {
    const ask = names();
    expect(ask('data', 'db-0.db')).toBe('10.244.1.7');
    expect(ask('default', 'db-0.db.data')).toBe('10.244.1.7');
    expect(ask('data', '10-244-2-7.db')).toBe('10.244.2.7');
    expect(ask('data', 'db-2.db')).toBe('nxdomain');
    expect(ask('default', '10-244-9-9.default.pod')).toBe('10.244.9.9');
  });

  it('DNS-3 follows an ExternalName, outside and back in, and not for ever', () => {
    const ask = names();
    expect(ask('default', 'outside')).toBe('198.51.100.7');
    expect(ask('default', 'bridge')).toBe('10.96.0.5');
    expect(ask('default', 'loop')).toBe('nxdomain');
  });

  it('DNS-4 knows nothing else', () => {
    const ask = names();
    expect(ask('default', 'stok.default.svc.cluster.local')).toBe('nxdomain');
    expect(ask('default', 'web.no-such-namespace.svc.cluster.local')).toBe('nxdomain');
    expect(ask('data', 'empty')).toBe('no-data');
    expect(ask('default', '')).toBe('nxdomain');
    expect(ask('default', 'a..b')).toBe('nxdomain');
  });
});
