import type { Preview } from '../../mirror/preview';
import { Miniature } from './miniature/Miniature';
import type { Shelved } from './shelf';
import { usePreview } from './usePreview';

/** A scenario as a link with its cluster above: it runs on hover and focus. */
export function ShelfCard({ shelved, preview }: { readonly shelved: Shelved; readonly preview: Preview }) {
  const { card } = shelved;
  const { still, looks } = usePreview(shelved, preview);
  return (
    <a className="card" href={`#scenario=${card.name}`} title={card.goal} {...looks}>
      <span className="card-picture">
        <Miniature still={still} picture={card.picture} />
      </span>
      <b>{card.title}</b>
      <span className="card-says">{card.sentence}</span>
    </a>
  );
}
