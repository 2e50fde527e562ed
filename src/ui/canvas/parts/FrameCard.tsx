import { memo } from 'react';
import { shortened } from '../../../narration/names';
import { replicaSetObjectName, workloadObjectName } from '../../../narration/objectNames';
import { count } from '../../../narration/words';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { hueOf } from '../../kit/glyphs/shape';
import type { Group } from '../graph/model';
import type { FramePlan } from '../graph/scene';
import { useArriving, useLive } from '../live';
import { GroupShare } from './GroupShare';
import { objectProps } from './objectProps';
import { ScoreCanvas } from './ScoreCanvas';
import { SpeckField } from './SpeckField';

interface Props {
  readonly plan: FramePlan;
  readonly upright: boolean;
  readonly selected: string;
}

/** A workload: its head with the envelope, a head for each of its templates, and a line for those it keeps. */
export const FrameCard = memo(function FrameCard({ plan, upright, selected }: Props) {
  const live = useLive();
  const { frame } = plan;
  const last = frame.workload?.envelope[frame.workload.envelope.length - 1];
  return (
    <>
      <div ref={live.motion.ref(frame.key)} className={`flow-frame ${upright ? 'upright' : ''}`}>
        {plan.head > 0 && (
          <div
            className="flow-frame-head"
            {...(frame.workload && objectProps(frame.key, workloadObjectName(frame.workload), selected === frame.key))}
            style={{ height: plan.head, width: plan.axis && !plan.charted ? plan.axis.x - 4 : undefined }}
          >
            <div className="flow-frame-title">
              <KindGlyph kind={frame.kind} />
              <span className="flow-frame-name">{shortened(frame.title, 20)}</span>
              <span className="flow-frame-kind">{kindText(plan)}</span>
            </div>
            {plan.charted && last && (
              <>
                <span className="flow-count live">Live pods</span>
                <b className="flow-count live figure">{last.live}</b>
                <span className="flow-count available">Pods available</span>
                <b className="flow-count available figure">{last.available}</b>
              </>
            )}
          </div>
        )}
        {plan.axis && <ScoreCanvas plan={plan} />}
        {plan.frame.density === 'speck' && <SpeckField plan={plan} />}
      </div>
      {frame.groups.map((group) => (
        <GroupHead
          key={group.key}
          group={group}
          upright={upright}
          selected={selected === group.key}
          narrow={plan.axis === undefined}
        />
      ))}
      {frame.kept.length > 0 && (
        <div ref={live.motion.ref(`${frame.key} kept`)} className="flow-kept">
          <span>
            kept for undo:{' '}
            {frame.kept.length > 3
              ? `${frame.kept.length} revisions`
              : frame.kept.map(({ revision }) => `revision ${revision}`).join(', ')}
          </span>
        </div>
      )}
    </>
  );
});

/** `Deployment, 4 replicas`, or less where the name leaves no room for it. */
function kindText({ frame, axis }: FramePlan): string {
  const { workload } = frame;
  if (!workload) return 'without a controller';
  const paused = workload.paused ? 'paused, ' : '';
  const long = `${workload.kind}, ${paused}${count(workload.replicas, 'replica')}`;
  const short = `${paused}${count(workload.replicas, 'replica')}`;
  if (!axis) return long;
  const room = (axis.x - 32 - 7.2 * Math.min(20, frame.title.length)) / 5.8;
  return long.length <= room ? long : short.length <= room ? short : '';
}

interface GroupProps {
  readonly group: Group;
  readonly upright: boolean;
  readonly selected: boolean;
  /** Too narrow for the whole name. */
  readonly narrow: boolean;
}

const GroupHead = memo(function GroupHead({ group, upright, selected, narrow }: GroupProps) {
  const live = useLive();
  const arriving = useArriving();
  const { replicaSet } = group;
  if (!replicaSet) return <div ref={live.motion.ref(group.key)} className="flow-group bare" />;
  return (
    <div
      ref={live.motion.ref(group.key)}
      className={`flow-group ${upright ? 'upright' : ''} ${arriving ? 'arriving' : ''}`}
    >
      <div
        className={`flow-group-head rv-${hueOf(group.version)}`}
        {...objectProps(group.key, replicaSetObjectName(replicaSet), selected)}
        title={replicaSet.name}
      >
        {!upright && (
          <>
            <KindGlyph kind="ReplicaSet" size={15} />
            {!narrow && (
              <span className="flow-group-name">
                {replicaSet.name.length > 16
                  ? `…${replicaSet.name.slice(replicaSet.name.lastIndexOf('-'))}`
                  : replicaSet.name}
              </span>
            )}
          </>
        )}
        {replicaSet.revision > 0 && <span className="flow-group-revision">revision {replicaSet.revision}</span>}
        <span className="flow-group-image">{replicaSet.image}</span>
        <GroupShare group={group} upright={upright} />
        {!upright && (
          <span className="flow-group-wants">
            wants {replicaSet.wants}, {replicaSet.ready} ready
          </span>
        )}
      </div>
    </div>
  );
});
