import { describe, expect, it } from 'vitest';
import { Picture } from './picture/picture';
import { pictureSource } from './picture/source';
import { Users } from './users';
import { type Act, played } from './why/testPlay';

const ingress = (name: string, ...rules: readonly (readonly [host: string, path: string])[]) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}}
spec:
  ingressClassName: nginx
  rules:
${rules
  .map(
    ([host, path]) =>
      `  - ${host ? `host: '${host}'\n    ` : ''}http: {paths: [{path: ${path}, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}\n`,
  )
  .join('')}`;

/** Who is said to be the entry of users that ask for a URL: the name of the Ingress or Service. */
function entries(manifests: string, urls: readonly string[]): string[] {
  const acts: Act[] = [
    [1_000, 'kubectl apply -f a.yaml', { 'a.yaml': manifests }],
    [1_500, 'kubectl create service clusterip web --tcp=80:8080'],
    ...urls.map(
      (url, index): Act => [2_000, { type: 'traffic', generator: { name: `${index}`, url, ratePerSecond: 1 } }],
    ),
  ];
  const { cluster } = played(acts, 5_000);
  const picture = new Picture(pictureSource(cluster));
  const names = new Map([['', '']]);
  for (const resource of ['services', 'ingresses.networking.k8s.io'])
    for (const object of cluster.etcd.list(resource)) {
      picture.note({ type: 'ADDED', resource, object });
      names.set(object.metadata.uid, `${object.kind} ${object.metadata.name}`);
    }
  const users = new Users(cluster, picture);
  return users.generators().map(({ entry }) => names.get(entry) ?? 'somebody');
}

describe('the entry of users', () => {
  it('is the Ingress that serves their host: the exact one, then the wildcard, then that for all', () => {
    const manifests = [
      ingress('all', ['', '/']),
      ingress('wild', ['*.shop.test', '/']),
      ingress('exact', ['www.shop.test', '/']),
    ].join('');
    const urls = ['http://www.shop.test/', 'http://api.shop.test/', 'http://a.b.shop.test/', 'http://other.test/'];
    expect(entries(manifests, urls)).toEqual(['Ingress exact', 'Ingress wild', 'Ingress all', 'Ingress all']);
  });

  it('is no Ingress for those who ask a Service from inside, or a machine', () => {
    const urls = ['http://web/', 'http://web.default.svc.cluster.local/', 'http://node-a:30080/', 'http://10.0.0.9/'];
    expect(entries(ingress('all', ['', '/']), urls)).toEqual(['Service web', 'Service web', '', '']);
  });

  it('is the Ingress with the longest path where two serve a host', () => {
    const manifests = [ingress('shop', ['shop.test', '/']), ingress('cart', ['shop.test', '/cart'])].join('');
    const urls = ['http://shop.test/', 'http://shop.test/cart/1', 'http://shop.test/cartoons', 'http://none.test/'];
    expect(entries(manifests, urls)).toEqual(['Ingress shop', 'Ingress cart', 'Ingress shop', '']);
  });
});
