import { describe, expect, it } from 'vitest';
import type { IngressView, PodView, RequestTrail, RequestView, ServiceView } from '../protocol/view';
import { hopsOf } from './hops';

const request = (more: Partial<RequestView> = {}): RequestView => ({
  id: 7,
  generator: 'shoppers',
  sentAt: 1000,
  endedAt: 1038,
  host: 'shop.test',
  path: '/',
  ingress: 'i',
  service: 's',
  pod: 'p',
  version: 1,
  outcome: 'ok',
  code: 200,
  ...more,
});

const trail = (more: Partial<RequestTrail> = {}): RequestTrail => ({
  way: 'edge',
  address: '192.168.0.10',
  port: 80,
  route: 'shop.test /',
  endpoint: '10.244.1.5:8080',
  choices: 3,
  tries: 0,
  container: 'web',
  answerMs: 37,
  ...more,
});

const names = {
  pods: new Map([['p', { name: 'web-abc-4vmzd', owner: 'rs' } as PodView]]),
  services: new Map([['s', { name: 'web' } as ServiceView]]),
  ingresses: new Map([['i', { name: 'shop' } as IngressView]]),
  replicaSets: new Map([['rs', { name: 'web-abc' } as never]]),
};

const told = (one: RequestView, facts: RequestTrail | undefined) =>
  hopsOf(one, facts, names).map(({ kind, title, detail, ms, failed }) =>
    [kind, title, detail, ms === undefined ? '' : `${ms} ms`, failed ? 'failed' : ''].filter(Boolean).join(' | '),
  );

describe('a request hop by hop', () => {
  it('names each station with what was recorded there', () => {
    expect(told(request(), trail())).toEqual([
      'DNS | shop.test | leads to 192.168.0.10:80',
      'Ingress | shop | rule shop.test/ | 1 ms',
      'Service | web | 3 ready endpoints',
      'Endpoint | 10.244.1.5:8080 | one of 3',
      'Pod | 4vmzd | container web | 37 ms',
      'Answer | 200 | after 38 ms',
    ]);
  });

  it('stops at a Service without a ready endpoint', () => {
    const lost = request({ pod: '', outcome: 'status', code: 503, endedAt: 1001 });
    const hops = told(lost, trail({ endpoint: '', choices: 0, container: '', answerMs: 0 }));
    expect(hops.slice(2)).toEqual([
      'Service | web | no ready endpoints | failed',
      'Answer | 503 | after 1 ms | failed',
    ]);
  });

  it('stops at an endpoint that did not answer, with the tries before it', () => {
    const late = request({ outcome: 'timeout', code: 0, endedAt: 3000 });
    const hops = told(late, trail({ container: '', answerMs: 0, tries: 1 }));
    expect(hops.slice(-2)).toEqual([
      'Endpoint | 10.244.1.5:8080 | one of 3, after 1 try that came to nothing | failed',
      'Answer | nobody answered in time | after 2000 ms | failed',
    ]);
  });

  it('stops at a name that nobody knows', () => {
    const nowhere = request({
      ingress: '',
      service: '',
      pod: '',
      outcome: 'no-route',
      code: 0,
      host: 'wbe',
      endedAt: 1000,
    });
    const facts = trail({
      way: 'inside',
      address: '',
      route: '',
      endpoint: '',
      choices: 0,
      container: '',
      answerMs: 0,
    });
    expect(told(nowhere, facts)).toEqual([
      'DNS | wbe | nobody knows this name | failed',
      'Answer | no route | after 0 ms | failed',
    ]);
  });

  it('says no more than the stations when nothing else is known any more', () => {
    expect(told(request(), undefined).map((line) => line.split(' | ')[0])).toEqual([
      'Ingress',
      'Service',
      'Pod',
      'Answer',
    ]);
  });
});
