import { memo } from 'react';
import type { Bookmark } from '../../protocol/session';
import { timeText } from '../../texts/time';
import { clock } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import { isOn, type Scale, xOf } from './scale';

interface Props {
  readonly bookmarks: readonly Bookmark[];
  readonly scale: Scale;
}

const CHARACTER_PX = 6.4;
const GAP_PX = 14;
const LONGEST = 28;

interface RibbonProps extends Props {
  readonly line: number;
  /** The numbers of the axis are near. */
  readonly short?: boolean;
}

/** Ribbons that hang from the line of time. */
export const Ribbons = memo(function Ribbons({ bookmarks, scale, line, short = false }: RibbonProps) {
  const length = short ? 5 : 11;
  return bookmarks
    .filter(({ at }) => isOn(scale, at))
    .map(({ at }) => (
      <path key={at} className="tl-ribbon" d={`M${xOf(scale, at) - 3.5} ${line + 1.5}h7v${length}l-3.5 -3l-3.5 3Z`} />
    ));
});

/** The bookmarks' names under the numbers, as far as there is room; each goes to its moment. */
export const BookmarkNames = memo(function BookmarkNames({ bookmarks, scale }: Props) {
  const playground = usePlayground();
  return named(bookmarks, scale).map(({ at, name, x, width }) => (
    <button
      type="button"
      key={at}
      className="tl-bookmark"
      style={{ left: x, maxWidth: width }}
      title={timeText('bookmark.go', { name, at: clock(at) })}
      onClick={() => playground.seek(at)}
    >
      {name}
    </button>
  ));
});

/** Names from right to left: each as wide as it is, cut where the next one begins. */
function named(bookmarks: readonly Bookmark[], scale: Scale): (Bookmark & { x: number; width: number })[] {
  const edge = scale.left + scale.width + GAP_PX;
  const shown = bookmarks.filter(({ at }) => isOn(scale, at)).sort((one, other) => one.at - other.at);
  return shown.flatMap((bookmark, index) => {
    const next = shown[index + 1];
    const wanted = Math.min(LONGEST, bookmark.name.length) * CHARACTER_PX + GAP_PX;
    const x = Math.min(xOf(scale, bookmark.at) - 6, edge - wanted);
    const width = Math.min(wanted, (next ? xOf(scale, next.at) - 6 : edge) - x);
    return width < 30 ? [] : [{ ...bookmark, x, width }];
  });
}
