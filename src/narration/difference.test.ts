import { describe, expect, it } from 'vitest';
import type { ApartView, BranchSums, GhostView } from '../protocol/view';
import { differenceLine } from './difference';

const CALM: BranchSums = { sent: 400, failed: 0, pods: 4, ready: 4, restarts: 0 };
const SAME: ApartView = { ghosts: [], replicaSets: [], workloads: [] };
const line = (there: Partial<BranchSums>, apart = SAME) =>
  differenceLine({ branch: 'fork A', here: CALM, there: { ...CALM, ...there }, apart });

describe('the difference of two branches', () => {
  it('is one line, with what hurts first', () => {
    expect(line({ failed: 12 })).toBe('fork A: 12 more failed, 12 fewer answered');
    expect(line({ failed: 1, ready: 2, pods: 5, restarts: 3, sent: 401 })).toBe(
      'fork A: 1 more failed, 2 fewer ready, 1 pod more, 3 restarts more',
    );
    expect(line({})).toBe('fork A: no difference so far');
    expect(line({}, { ...SAME, ghosts: [{} as GhostView, {} as GhostView] })).toBe('fork A: 2 pods are otherwise');
  });
});
