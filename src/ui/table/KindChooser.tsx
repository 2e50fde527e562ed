import type { KindCount } from '../../protocol/messages';
import { tableText } from '../../texts/table';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { useViewportClass } from '../theme/viewport';
import { chooseKind, useChoice } from './choice';
import { USERS } from './twin';

interface Props {
  readonly kinds: readonly KindCount[];
  /** How many users there are outside. */
  readonly users: number;
}

interface Offer {
  readonly resource: string;
  readonly label: string;
  readonly glyph: string;
  readonly count: number;
}

/** Which kind is listed: a list of all that there are, with counts; where there is little room, a menu. */
export function KindChooser({ kinds, users }: Props) {
  const resource = useChoice((state) => state.resource);
  const narrow = useViewportClass() === 'phone';
  const offers: Offer[] = kinds.map(({ resource: name, kind, count }) => ({
    resource: name,
    label: kind,
    glyph: kind,
    count,
  }));
  if (users > 0) offers.push({ resource: USERS, label: tableText('kinds.users'), glyph: 'Client', count: users });
  if (!offers.some((offer) => offer.resource === resource))
    offers.push({ resource, label: resource.split('.')[0] ?? '', glyph: '', count: 0 });
  if (narrow) {
    return (
      <select
        className="field table-kind"
        aria-label={tableText('kinds.label')}
        value={resource}
        onChange={(event) => chooseKind(event.target.value)}
      >
        {offers.map((offer) => (
          <option key={offer.resource} value={offer.resource}>
            {`${offer.label} (${offer.count})`}
          </option>
        ))}
      </select>
    );
  }
  return (
    <fieldset className="table-kinds" aria-label={tableText('kinds.label')}>
      {offers.map(({ resource: name, label, glyph, count }) => (
        <label key={name} data-on={name === resource || undefined}>
          <input
            type="radio"
            name="table-kind"
            className="sr"
            checked={name === resource}
            onChange={() => chooseKind(name)}
          />
          <KindGlyph kind={glyph} size={15} />
          <span>{label}</span>
          <span className="table-count">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
