import { memo } from 'react';
import { frameText } from '../../texts/frame';
import { Boundary } from '../kit/boundary';
import { late } from '../kit/late';
import { useMirror } from '../kit/playground';
import { usePresenting } from '../kit/workspace';
import { StageSentence } from './StageSentence';

// It is asked for at once and not when it is first rendered: the cluster starts meanwhile.
const Stage = late(() => import('../stage/Stage'));
Stage.ahead();

/** The picture under its sentence; before there is a cluster, and after it stopped, the sentence alone. */
export const StageRegion = memo(function StageRegion() {
  const status = useMirror((mirror) => mirror.status);
  const empty = useMirror((mirror) => mirror.nodes.size === 0 && mirror.freshness === 0);
  // One picture at a time: the presenter's view has its own.
  const presenting = usePresenting();
  return (
    <section className="stage" id="stage" aria-label={frameText('stage')} tabIndex={-1}>
      {presenting ? null : empty ? (
        <StageSentence crashed={status === 'crashed'} />
      ) : (
        <Boundary what={frameText('picture')} fallback={<StageSentence crashed={false} />}>
          <Stage />
        </Boundary>
      )}
    </section>
  );
});
