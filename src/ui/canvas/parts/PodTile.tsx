import { memo } from 'react';
import { podObjectName } from '../../../narration/objectNames';
import { podKey } from '../graph/keys';
import { useArriving, useLive } from '../live';
import { podRate } from '../rates';
import { LiveGlyph } from './LiveGlyph';
import { objectProps } from './objectProps';
import { type PodProps, podTip } from './PodRow';

/** A pod as a glyph of 24 px, among many. */
export const PodTile = memo(function PodTile({ pod, owner, leaving, selected, geometry }: PodProps) {
  const live = useLive();
  const entering = useArriving();
  return (
    <div
      ref={live.motion.ref(podKey(pod.uid))}
      className="flow-tile"
      {...objectProps(podKey(pod.uid), podObjectName(pod, owner, podRate(live.view(), pod.uid).rate), selected)}
      title={podTip(pod)}
    >
      <div className={`flow-pod-body ${leaving ? 'leaving' : entering ? 'appearing' : ''}`}>
        <LiveGlyph pod={pod} size={24} {...(geometry && { geometry })} />
      </div>
    </div>
  );
});
