import { memo } from 'react';
import type { NodeView } from '../../../protocol/view';
import { stageText } from '../../../texts/stage';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { objectProps } from './objectProps';

interface Props {
  readonly nodes: ReadonlyMap<string, NodeView>;
  readonly selected: string;
}

/** The machines, so that one can be opened, stopped or drained also when it has no pods. */
export const NodeLine = memo(function NodeLine({ nodes, selected }: Props) {
  const shown = [...nodes.values()]
    .filter(({ controlPlane }) => !controlPlane)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (shown.length === 0 || shown.length > 8) return null;
  return (
    <div className="flow-nodes flow-overlay">
      {shown.map((node) => {
        const state = stateOf(node);
        const facts = { node: node.name, state: state || stageText('node.ready'), count: node.pods };
        return (
          <div
            key={node.name}
            className="flow-node"
            {...objectProps(`node:${node.name}`, stageText('node.name', facts), selected === `node:${node.name}`)}
            data-lost={node.ready !== 'True' || undefined}
            title={stageText('node.tip', facts)}
          >
            <KindGlyph kind="Node" size={15} />
            <span>{node.name}</span>
            {state !== '' && <b>{state}</b>}
          </div>
        );
      })}
    </div>
  );
});

function stateOf({ ready, powered, unschedulable }: NodeView): string {
  if (!powered) return stageText(ready === 'True' ? 'node.stopped' : 'node.lost');
  if (ready !== 'True') return stageText('node.notReady');
  return unschedulable ? stageText('node.cordoned') : '';
}
