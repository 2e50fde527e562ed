import { type ReactNode, useEffect, useState } from 'react';
import { presenterText } from '../../texts/presenter';
import { createFrameClock, type FrameClock } from '../canvas/frameClock';
import { HullMark } from '../kit/Brand';
import { usePlayground } from '../kit/playground';
import { isMotionReduced } from '../kit/reducedMotion';
import Stage from '../stage/Stage';
import type { PresenterLook } from './look';
import { followRecent } from './recent';
import { useFinding } from './useFinding';
import { VersionsPicture } from './VersionsPicture';
import './presenter.css';

interface Props {
  readonly title: string;
  readonly look: PresenterLook;
  readonly blank: boolean;
  /** At the right of the first line. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** One finding as the title, one picture, at most three numbers: what the room sees. */
export function Show({ title, look, blank, aside, children }: Props) {
  const { mirror } = usePlayground();
  const [follow] = useState(() => followRecent(mirror));
  const [clock] = useState<FrameClock>(() => createFrameClock());
  const [view] = useState(() => () => mirror.getState());
  useEffect(() => {
    clock.read(mirror.getState());
    const stop = mirror.subscribe((state) => clock.read(state));
    return () => {
      stop();
      follow.stop();
    };
  }, [clock, mirror, follow]);
  const finding = useFinding(mirror, follow.recent, clock);
  const still = look.calm || isMotionReduced();
  const { picture } = finding;
  return (
    <section
      className="presenter"
      aria-label={presenterText('label')}
      style={{ '--p-scale': look.scale / 100 } as React.CSSProperties}
    >
      <header>
        <p>
          <HullMark />
          <span>{title}</span>
        </p>
        {aside}
      </header>
      <div className="presenter-words" role="status">
        <h1>{finding.title}</h1>
        <p>{finding.sentence}</p>
      </div>
      {picture.kind === 'versions' ? (
        <div className="presenter-picture-room">
          <VersionsPicture
            finding={finding}
            service={picture.service}
            view={view}
            recent={follow.recent}
            clock={clock}
            still={still}
          />
        </div>
      ) : (
        <div className="presenter-stage">
          <Stage bare calm={look.calm} />
        </div>
      )}
      {children}
      {blank && <div className="presenter-blank" role="img" aria-label={presenterText('blanked')} />}
    </section>
  );
}
