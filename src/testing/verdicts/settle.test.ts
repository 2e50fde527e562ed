import { describe, expect, it } from 'vitest';
import { alike, settle } from './settle';

describe('what no two clusters share', () => {
  it('becomes a placeholder, unless the request asked for it', () => {
    const body = {
      metadata: { name: 'web-x7k2p', uid: 'a', managedFields: [] },
      spec: { clusterIP: '10.96.0.9', ports: [{ nodePort: 30080 }, { nodePort: 31234 }] },
    };
    const sent = { metadata: { generateName: 'web-' }, spec: { ports: [{ nodePort: 30080 }] } };
    expect(settle({ code: 201, warnings: [], body }, sent)).toEqual({
      code: 201,
      body: {
        metadata: { name: 'web-<rand>', uid: '<uid>' },
        spec: { clusterIP: '<ip>', ports: [{ nodePort: 30080 }, { nodePort: '<port>' }] },
      },
    });
  });

  it('is not compared where a message quotes it', () => {
    const said = (uid: string) => alike({ code: 409, body: { message: `UID in object meta: ${uid}, nothing else` } });
    expect(said('835bfc91-83f4-426a-9b8b-ee55a44b5125')).toEqual(said('d5e8c754-3ab2-4adc-af74-c22a82e22f5c'));
    expect(said('x')).not.toEqual(said('y'));
  });
});
