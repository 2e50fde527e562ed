import { memo } from 'react';
import type { EdgePlan } from '../graph/scene';
import { useLive } from '../live';
import type { Ways } from '../ways';

/** All edges. A new one is drawn from jack to pod; their shapes are kept by `ways`. */
export const Edges = memo(function Edges({ edges, ways }: { edges: readonly EdgePlan[]; ways: Ways }) {
  const live = useLive();
  return (
    <svg className="flow-edges" width={1} height={1} aria-hidden="true">
      {edges.map(({ key, look }) => (
        <path
          key={`${key} ${look}`}
          ref={ways.ref(key)}
          className={live.cut() ? look : `${look} drawn`}
          pathLength={look === 'solid' ? 100 : undefined}
        />
      ))}
    </svg>
  );
});
