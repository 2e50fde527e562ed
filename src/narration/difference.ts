import type { BranchSums, LockstepView } from '../protocol/view';
import { timeText } from '../texts/time';

/** How another branch stands apart from the one that is shown, in one line: `fork A: 12 more failed, 2 fewer ready.` */
export function differenceLine({ branch, here, there, apart }: Omit<LockstepView, 'late' | 'now'>): string {
  const parts = FACTS.flatMap(({ of, more, fewer }) => {
    const difference = of(there) - of(here);
    if (difference === 0) return [];
    return timeText(difference > 0 ? more : fewer, { count: Math.abs(difference) });
  });
  const { length: count } = apart.ghosts;
  const same = count > 0 ? timeText('differs.pods', { count }) : timeText('differs.nothing');
  const said = parts.length > 0 ? parts.join(', ') : same;
  return timeText('differs', { branch, said });
}

type Fact = {
  readonly of: (sums: BranchSums) => number;
  readonly more: 'failed.more' | 'ready.more' | 'pods.more' | 'restarts.more' | 'answered.more';
  readonly fewer: 'failed.fewer' | 'ready.fewer' | 'pods.fewer' | 'restarts.fewer' | 'answered.fewer';
};

/** What people look for first comes first. */
const FACTS: readonly Fact[] = [
  { of: ({ failed }) => failed, more: 'failed.more', fewer: 'failed.fewer' },
  { of: ({ ready }) => ready, more: 'ready.more', fewer: 'ready.fewer' },
  { of: ({ pods }) => pods, more: 'pods.more', fewer: 'pods.fewer' },
  { of: ({ restarts }) => restarts, more: 'restarts.more', fewer: 'restarts.fewer' },
  { of: ({ sent, failed }) => sent - failed, more: 'answered.more', fewer: 'answered.fewer' },
];
