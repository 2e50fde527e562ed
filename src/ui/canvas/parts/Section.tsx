import { memo } from 'react';
import { stageText } from '../../../texts/stage';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import type { SectionPlan } from '../graph/scene';
import { useLive } from '../live';

/** A namespace's name over its bands. */
export const Section = memo(function Section({ plan }: { plan: SectionPlan }) {
  const live = useLive();
  const { namespace } = plan;
  return (
    <h3 ref={live.motion.ref(plan.key)} className="flow-section" aria-label={stageText('section.name', { namespace })}>
      <KindGlyph kind="Namespace" size={14} />
      <b>{namespace}</b>
      <span>{stageText('section.kind')}</span>
    </h3>
  );
});
