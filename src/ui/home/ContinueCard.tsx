import { Play } from 'lucide-react';
import type { EarlierSession } from '../../mirror/kept';
import type { Preview } from '../../mirror/preview';
import { homeText } from '../../texts/home';
import { clock } from '../kit/clock';
import { hrefOf, titleOf } from './earlier';
import { Miniature } from './miniature/Miniature';
import { ScoreMini } from './miniature/ScoreMini';
import type { Shelved } from './shelf';
import { usePreview } from './usePreview';

interface Props {
  readonly last: EarlierSession | undefined;
  readonly shelf: readonly Shelved[];
  readonly preview: Preview;
}

/** The session that was left last, as it stood; on a first visit, a living cluster to begin with. */
export function ContinueCard({ last, shelf, preview }: Props) {
  const first = shelf.find(({ card }) => card.name === 'std') ?? shelf[0];
  if (!last) return first ? <BeginCard first={first} preview={preview} /> : null;
  const { at, playing, still, done = 0 } = last.kept;
  const says = { clock: clock(at) };
  return (
    <section className="continue" aria-label={homeText('continue.go')}>
      {still && (
        <div className="continue-picture">
          <ScoreMini still={still} />
        </div>
      )}
      <div className="continue-text">
        <span>{playing ? homeText('continue.left', says) : homeText('continue.paused', says)}</span>
        <b>{titleOf(last, shelf)}</b>
        <span>{done > 0 ? homeText('continue.done', { count: done }) : homeText('continue.untouched')}</span>
        <a className="btn pri" href={hrefOf(last)}>
          <Play className="ic" aria-hidden="true" />
          {homeText('continue.go')}
        </a>
      </div>
    </section>
  );
}

function BeginCard({ first, preview }: { readonly first: Shelved; readonly preview: Preview }) {
  const { still, looks } = usePreview(first, preview);
  return (
    <section className="continue" aria-label={homeText('begin.go')}>
      <div className="continue-picture" {...looks}>
        <Miniature still={still} picture="flow" />
      </div>
      <div className="continue-text">
        <span>{homeText('begin.says')}</span>
        <b>{first.card.title}</b>
        <span>{first.card.sentence}</span>
        <a className="btn pri" href="#mine" {...looks}>
          <Play className="ic" aria-hidden="true" />
          {homeText('begin.go')}
        </a>
      </div>
    </section>
  );
}
