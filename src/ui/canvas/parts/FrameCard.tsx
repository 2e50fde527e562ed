import { memo } from 'react';
import { shortened } from '../../../narration/names';
import { workloadObjectName } from '../../../narration/objectNames';
import { stageText } from '../../../texts/stage';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { FRAME_LEAST } from '../graph/columns';
import { HEAD_PLAIN } from '../graph/frames';
import type { FramePlan } from '../graph/scene';
import { useLive } from '../live';
import { GroupHead } from './GroupHead';
import { objectProps } from './objectProps';
import { ScoreCanvas } from './ScoreCanvas';

interface Props {
  readonly plan: FramePlan;
  readonly upright: boolean;
  readonly selected: string;
  /** It stands among others over whose edges it lies. */
  readonly solid: boolean;
}

/** More revisions than this are not named one by one. */
const MOST_KEPT = 3;

/** A workload: its head with the envelope, a head for each of its templates, and a line for those it keeps. */
export const FrameCard = memo(function FrameCard({ plan, upright, selected, solid }: Props) {
  const live = useLive();
  const { frame } = plan;
  const inset = plan.joined ? insetOf(plan) : undefined;
  return (
    <>
      <div
        ref={live.motion.ref(frame.key)}
        className={`flow-frame ${upright ? 'upright' : plan.head < HEAD_PLAIN ? 'terse' : ''} ${solid ? 'solid' : ''} ${upright || plan.axis ? '' : 'narrow'}`}
      >
        {plan.head > 0 && <FrameHead plan={plan} upright={upright} selected={selected === frame.key} />}
        {plan.axis && <ScoreCanvas plan={plan} />}
      </div>
      {frame.groups.map((group) => (
        <GroupHead
          key={group.key}
          group={group}
          workload={frame.workload}
          upright={upright}
          selected={selected === group.key}
          narrow={plan.axis === undefined}
          height={plan.groupHead}
          inset={inset}
        />
      ))}
      {frame.kept.length > 0 && (
        <div ref={live.motion.ref(`${frame.key} kept`)} className="flow-kept">
          <span>{stageText('frame.kept', { revisions: keptText(plan) })}</span>
        </div>
      )}
    </>
  );
});

function FrameHead({ plan, upright, selected }: { plan: FramePlan; upright: boolean; selected: boolean }) {
  const { frame } = plan;
  const last = frame.workload?.envelope[frame.workload.envelope.length - 1];
  const width = plan.joined ? insetOf(plan) - 6 : plan.axis && !plan.charted ? plan.axis.x - 4 : undefined;
  return (
    <div
      className="flow-frame-head"
      {...(frame.workload && objectProps(frame.key, workloadObjectName(frame.workload), selected))}
      style={{ height: plan.head, width }}
    >
      <div className="flow-frame-title">
        <KindGlyph kind={frame.kind} />
        <span className="flow-frame-name">{shortened(frame.title, 20)}</span>
        <span className="flow-frame-kind">{kindText(plan, upright)}</span>
      </div>
      {plan.charted && last && (
        <>
          <span className="flow-count live">{stageText('frame.live')}</span>
          <b className="flow-count live figure">{last.live}</b>
          <span className="flow-count available">{stageText('frame.available')}</span>
          <b className="flow-count available figure">{last.available}</b>
        </>
      )}
    </div>
  );
}

/** Where a frame's head ends and its only template's words begin. */
function insetOf({ axis, frame }: FramePlan): number {
  return axis ? axis.x : Math.min(200, 48 + 8.2 * Math.min(20, frame.title.length));
}

function keptText({ frame: { kept } }: FramePlan): string {
  if (kept.length > MOST_KEPT) return stageText('frame.keptMany', { count: kept.length });
  return kept.map(({ revision }) => stageText('group.revision', { revision })).join(', ');
}

/** `Deployment, 4 replicas`, or less where the name leaves no room for it. */
function kindText(plan: FramePlan, upright: boolean): string {
  const { frame, axis, joined } = plan;
  const { workload } = frame;
  if (!workload) return stageText('frame.loose');
  const { kind, replicas, paused } = workload;
  const facts = { kind, count: replicas };
  const long = paused ? stageText('frame.kindPaused', facts) : stageText('frame.kind', facts);
  const short = paused ? stageText('frame.replicasPaused', facts) : stageText('frame.replicas', facts);
  if (upright) return long;
  const width = axis || joined ? insetOf(plan) : FRAME_LEAST;
  const room = (width - 38 - 7.2 * Math.min(20, frame.title.length)) / 5.8;
  const shortest = joined ? [kind] : [long, short];
  return shortest.find((text) => text.length <= room) ?? '';
}
