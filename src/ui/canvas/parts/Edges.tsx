import { memo, useId } from 'react';
import type { EdgePlan } from '../graph/scene';
import { useLive } from '../live';
import type { Ways } from '../ways';

/** All edges. A new one is drawn from jack to pod; their shapes are kept by `ways`. Merged ones tell how many they stand for. */
export const Edges = memo(function Edges({ edges, ways }: { edges: readonly EdgePlan[]; ways: Ways }) {
  const live = useLive();
  const id = useId();
  return (
    <svg className="flow-edges" width={1} height={1} aria-hidden="true">
      <path className="owner" />
      {edges.map(({ key, look, merged }) => (
        <path
          data-edge={key}
          key={`${key} ${look}`}
          {...(merged && { id: `${id} ${key}` })}
          ref={ways.ref(key)}
          className={`${look} ${merged ? 'merged' : live.cut() ? '' : 'drawn'}`}
          pathLength={look === 'solid' ? 100 : undefined}
        />
      ))}
      {edges.map(({ key, merged }) =>
        merged ? (
          <text key={`count ${key}`} className="merged">
            <textPath href={`#${id} ${key}`} startOffset="50%" textAnchor="middle">
              {merged}
            </textPath>
          </text>
        ) : null,
      )}
    </svg>
  );
});
