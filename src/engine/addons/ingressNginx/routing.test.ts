import { describe, expect, it } from 'vitest';
import type { Ingress } from '../../../api/generated/networking/v1';
import { compileRoutes, route } from './routing';

type Rule = readonly [host: string, path: string, pathType: string, service: string];

function ingress(uid: string, rules: readonly Rule[], fallback?: string): Ingress {
  const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: uid, namespace: 'default', uid },
    spec: {
      defaultBackend: fallback ? backend(fallback) : undefined,
      rules: rules.map(([host, path, pathType, service]) => ({
        host,
        http: { paths: [{ path, pathType, backend: backend(service) }] },
      })),
    },
  } as Ingress;
}

function ask(...ingresses: Ingress[]) {
  const table = compileRoutes(ingresses);
  return (host: string, path: string) => route(table, host, path)?.upstream.replace('default/', '').replace(' 80', '');
}

describe('ingress-nginx routing', () => {
  it('ING-2 takes exact hosts before wildcards before none', () => {
    const to = ask(
      ingress('i', [
        ['shop.test', '/only', 'Prefix', 'exact'],
        ['*.shop.test', '/', 'Prefix', 'wildcard'],
        ['', '/', 'Prefix', 'any'],
      ]),
    );
    expect(to('shop.test', '/only')).toBe('exact');
    expect(to('SHOP.test:80', '/only')).toBe('exact');
    expect(to('shop.test', '/other')).toBeUndefined();
    expect(to('eu.shop.test', '/')).toBe('wildcard');
    expect(to('a.eu.shop.test', '/')).toBe('any');
    expect(to('elsewhere', '/')).toBe('any');
  });

  it('ING-3 matches by segments, exactly, or by characters; the longest wins', () => {
    const to = ask(
      ingress('i', [
        ['h', '/', 'Prefix', 'root'],
        ['h', '/foo', 'Prefix', 'foo'],
        ['h', '/foo/bar/', 'Prefix', 'bar'],
        ['h', '/foo', 'Exact', 'exact'],
        ['h', '/im', 'ImplementationSpecific', 'specific'],
      ]),
    );
    expect(to('h', '/foo')).toBe('exact');
    expect(to('h', '/foo/')).toBe('foo');
    expect(to('h', '/foo?x=1')).toBe('exact');
    expect(to('h', '/foobar')).toBe('root');
    expect(to('h', '/Foo')).toBe('root');
    expect(to('h', '/foo/bar')).toBe('bar');
    expect(to('h', '/foo/bar/baz')).toBe('bar');
    expect(to('h', '/foo/barbaz')).toBe('foo');
    expect(to('h', '/image')).toBe('specific');
  });

  it('ING-3 gives a path that two claim to the elder', () => {
    const to = ask(ingress('old', [['h', '/', 'Prefix', 'first']]), ingress('new', [['h', '/', 'Prefix', 'second']]));
    expect(to('h', '/')).toBe('first');
  });

  it('ING-4 falls back to the default backend', () => {
    const to = ask(ingress('i', [['h', '/a', 'Prefix', 'a']], 'rest'));
    expect(to('h', '/b')).toBe('rest');
    expect(to('elsewhere', '/')).toBeUndefined();
    expect(ask(ingress('i', [], 'rest'))('elsewhere', '/')).toBe('rest');
  });
});
