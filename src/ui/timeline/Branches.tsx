import { memo } from 'react';
import { timeText } from '../../texts/time';
import { usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import { type BranchLine, pathOf } from './branchLines';

/** The dotted ways of the branches that are not shown; pressing one goes to that moment of it. */
export const BranchPaths = memo(function BranchPaths({ lines }: { lines: readonly BranchLine[] }) {
  return lines.map((line) => (
    <g key={line.name} className="tl-branch">
      <path d={pathOf(line)} />
      <circle cx={line.untilX} cy={line.y} r="3.2" />
      <path className="tl-hit" d={pathOf(line)} data-branch={line.name} />
    </g>
  ));
});

/** The names at the ends of the dotted lines: each goes to the end of its branch. */
export const BranchNames = memo(function BranchNames(props: { lines: readonly BranchLine[]; hidden: number }) {
  const playground = usePlayground();
  return (
    <>
      {props.lines.map(({ name, y, untilX, flips }) => (
        <button
          type="button"
          key={name}
          className="tl-name"
          data-flips={flips || undefined}
          style={{ left: untilX, top: y }}
          title={timeText('branch.go', { branch: name })}
          onClick={() => playground.history.go(name)}
        >
          {name}
        </button>
      ))}
      {props.hidden > 0 && (
        <button type="button" className="tl-more" onClick={() => workspace.setState({ dialog: 'branches' })}>
          {timeText('branch.more', { count: props.hidden })}
        </button>
      )}
    </>
  );
});
