import { memo } from 'react';
import { replicaSetObjectName } from '../../../narration/objectNames';
import type { WorkloadView } from '../../../protocol/view';
import { stageText } from '../../../texts/stage';
import { timeText } from '../../../texts/time';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { hueOf } from '../../kit/glyphs/shape';
import type { Group } from '../graph/model';
import { useArriving, useLive } from '../live';
import { GroupShare } from './GroupShare';
import { objectProps } from './objectProps';

interface Props {
  readonly group: Group;
  readonly workload: WorkloadView | undefined;
  readonly upright: boolean;
  readonly selected: boolean;
  /** Too narrow for the whole name. */
  readonly narrow: boolean;
  readonly height: number;
  /** It stands in its frame's own head, so far from the left. */
  readonly inset?: number | undefined;
}

/** A template's head: whose revision, which image, how many it wants; of a workload that has no templates, the same of itself. */
export const GroupHead = memo(function GroupHead(props: Props) {
  const { group, workload, upright, selected, narrow, height, inset } = props;
  const live = useLive();
  const arriving = useArriving();
  const { replicaSet } = group;
  const ref = live.motion.ref(group.key);
  if (!replicaSet && !workload) return <div ref={ref} className="flow-group bare" />;
  const joined = inset !== undefined;
  const image = replicaSet?.image ?? workload?.image ?? '';
  const wants = replicaSet?.wants ?? workload?.replicas ?? 0;
  const ready = replicaSet?.ready ?? group.pods.filter(({ state }) => state === 'ready').length;
  const object = replicaSet && objectProps(group.key, replicaSetObjectName(replicaSet), selected);
  return (
    <div ref={ref} className={`flow-group ${upright ? 'upright' : ''} ${arriving ? 'arriving' : ''}`}>
      <div
        className={`flow-group-head rv-${hueOf(group.version)} ${joined ? 'joined' : ''} ${narrow ? 'narrow' : ''}`}
        {...object}
        title={`${replicaSet?.name ?? image}\n${stageText('group.wants', { wants, ready })}`}
        style={upright ? undefined : { height, ...(joined && { left: inset }) }}
      >
        {!upright && !joined && replicaSet && (
          <>
            <KindGlyph kind={replicaSet.kind ?? 'ReplicaSet'} size={15} />
            {!narrow && <span className="flow-group-name">{nameOf(replicaSet.name)}</span>}
          </>
        )}
        {replicaSet && replicaSet.revision > 0 && (
          <span className="flow-group-revision">{stageText('group.revision', { revision: replicaSet.revision })}</span>
        )}
        <span className="flow-group-image">{image}</span>
        {replicaSet?.ghost ? (
          <span className="flow-group-wants">{timeText('ghost.alone')}</span>
        ) : (
          <>
            <GroupShare group={group} upright={upright} terse={joined || narrow} />
            {!upright && (
              <span className="flow-group-wants">
                {stageText(narrow ? 'group.wantsTerse' : 'group.wants', { wants, ready })}
              </span>
            )}
          </>
        )}
      </div>
    </div>
  );
});

function nameOf(name: string): string {
  return name.length > 16 ? `…${name.slice(name.lastIndexOf('-'))}` : name;
}
