import { describe, expect, it } from 'vitest';
import type { RequestView } from '../../protocol/view';
import { nextOf } from './following';

const requests = [4, 1, 9, 6].map((id) => ({ id, generator: id === 6 ? 'mobile' : 'shoppers' }) as RequestView);

describe('the next request', () => {
  it('is the one of the same users that was sent next, whenever it ended', () => {
    const [four] = requests;
    expect(nextOf(requests, four!, 1)?.id).toBe(9);
    expect(nextOf(requests, four!, -1)?.id).toBe(1);
  });

  it('is nobody at the ends', () => {
    expect(nextOf(requests, requests[2]!, 1)).toBeUndefined();
    expect(nextOf(requests, requests[1]!, -1)).toBeUndefined();
    expect(nextOf(requests, requests[3]!, 1)).toBeUndefined();
  });
});
