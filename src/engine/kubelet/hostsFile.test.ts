import { expect, test } from 'vitest';
import type { Pod } from '../../api/generated/core/v1';
import { hostsFile } from './hostsFile';

const pod = (spec: object): Pod => ({ metadata: { name: 'web', namespace: 'default' }, spec }) as Pod;

test('KL-27: a pod knows itself by its names, and its host aliases', () => {
  expect(hostsFile(pod({}), '10.244.1.2')).toMatch(/^# Kubernetes-managed hosts file\.[\s\S]*\n10\.244\.1\.2\tweb\n$/);
  const hostAliases = [{ ip: '10.1.2.3', hostnames: ['db.local', 'db'] }];
  expect(hostsFile(pod({ hostname: 'front', subdomain: 'shop', hostAliases }), '10.244.1.2')).toMatch(
    /\n10\.244\.1\.2\tfront\.shop\.default\.svc\.cluster\.local\tfront\n\n# Entries added by HostAliases\.\n10\.1\.2\.3\tdb\.local\tdb\n$/,
  );
  expect(hostsFile(pod({ hostNetwork: true }), '10.0.0.11')).toMatch(
    /^# Kubernetes-managed hosts file \(host network\)/,
  );
});
