import type { Bookmark } from '../../protocol/session';
import type { TimelineMark } from '../../protocol/view';
import { timeText } from '../../texts/time';
import { isOn, type Scale, xOf } from './scale';

/** Marks closer than this merge. */
const MERGE_PX = 6;
const CHARACTER_PX = 6.9;
const LABEL_AT_MOST = 34;
const LABEL_AT_LEAST = 6;
/** A text may reach this far beyond the axis' end. */
const EDGE_PX = 16;
/** Between a text and the next flag. */
const GAP_PX = 8;
/** From the pole to the text: the flag and a gap. */
const FLAG_PX = 13;
/** So many texts of a place are kept for who looks closer. */
const TEXTS_AT_MOST = 8;

/** Marks of one kind that share a place. */
export interface PlacedMark {
  readonly x: number;
  readonly at: number;
  readonly weight: number;
  readonly count: number;
  readonly texts: readonly string[];
}

export interface PlacedFlag extends PlacedMark {
  /** What is written beside the flag; '' where there is no room. */
  readonly label: string;
  readonly side: 'right' | 'left';
}

interface PlacedMarks {
  readonly flags: readonly PlacedFlag[];
  readonly ticks: readonly PlacedMark[];
  readonly warnings: readonly PlacedMark[];
}

/** A part of the axis where no text may stand, in px. */
export type Taken = readonly [from: number, to: number];

/** Puts marks on the axis: merged where they crowd, with the text of the newest commands beside their flags. */
export function placeMarks(marks: readonly TimelineMark[], scale: Scale, taken: readonly Taken[] = []): PlacedMarks {
  const shown = marks.filter(({ at }) => isOn(scale, at));
  const of = (kind: TimelineMark['kind']) =>
    merge(
      shown.filter((mark) => mark.kind === kind),
      scale,
    );
  return { flags: placeLabels(of('command'), scale, taken), ticks: of('event'), warnings: of('warning') };
}

function merge(marks: readonly TimelineMark[], scale: Scale): PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks.toSorted((one, other) => one.at - other.at)) {
    const x = xOf(scale, mark.at);
    const last = placed.at(-1);
    if (last && x - last.x < MERGE_PX) {
      placed[placed.length - 1] = {
        ...last,
        weight: last.weight + mark.weight,
        count: last.count + 1,
        texts: last.texts.length < TEXTS_AT_MOST ? [...last.texts, mark.text] : last.texts,
      };
    } else placed.push({ x, at: mark.at, weight: mark.weight, count: 1, texts: [mark.text] });
  }
  return placed;
}

/** All that is at one place of the axis, whatever its kind. */
export interface Place {
  readonly x: number;
  /** Of the first that is there; a command's or a bookmark's, where there is one. */
  readonly at: number;
  readonly bookmarks: readonly string[];
  readonly commands: readonly string[];
  readonly warnings: readonly string[];
  /** Changes of objects. */
  readonly changes: number;
}

/** The places where something is, from left to right: what a pointer or the keyboard can ask for. */
export function placesOf(marks: readonly TimelineMark[], bookmarks: readonly Bookmark[], scale: Scale): Place[] {
  const all = [
    ...marks.map(({ at, kind, text, weight }) => ({ at, kind, text, weight })),
    ...bookmarks.map(({ at, name }) => ({ at, kind: 'bookmark' as const, text: name, weight: 1 })),
  ].filter(({ at }) => isOn(scale, at));
  const places: { -readonly [K in keyof Place]: Place[K] }[] = [];
  let isExact = false;
  for (const { at, kind, text, weight } of all.sort((one, other) => one.at - other.at)) {
    const x = xOf(scale, at);
    let place = places.at(-1);
    if (!place || x - place.x >= MERGE_PX) {
      place = { x, at, bookmarks: [], commands: [], warnings: [], changes: 0 };
      places.push(place);
      isExact = false;
    }
    if (kind === 'event') place.changes += weight;
    else {
      if (!isExact && kind !== 'warning') {
        place.at = at;
        isExact = true;
      }
      const list = kind === 'bookmark' ? 'bookmarks' : kind === 'command' ? 'commands' : 'warnings';
      place[list] = [...place[list], text];
    }
  }
  return places;
}

/** What a flag says: the command without `kubectl`. */
export function labelOf(mark: PlacedMark): string {
  if (mark.count > 1) return timeText('flag.commands', { count: mark.count });
  const text = (mark.texts[0] ?? '')
    .trim()
    .replace(/^kubectl\s+/, '')
    .replace(/\s+/g, ' ');
  return text.length > LABEL_AT_MOST ? `${text.slice(0, LABEL_AT_MOST - 1)}…` : text;
}

/**
 * Texts stand at the right of their flags, cut where the next flag or a branch's line begins; one turns over at the axis' end, or
 * where a line is in its way.
 */
function placeLabels(marks: readonly PlacedMark[], scale: Scale, taken: readonly Taken[]): PlacedFlag[] {
  const edge = scale.left + scale.width + EDGE_PX;
  const isFree = (from: number, to: number) => taken.every((span) => to <= span[0] || from >= span[1]);
  const placed: PlacedFlag[] = [];
  let end = edge;
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index] as PlacedMark;
    const label = labelOf(mark);
    const width = FLAG_PX + label.length * CHARACTER_PX;
    const before = marks[index - 1];
    const [left, right] = [mark.x - width, Math.min(end, mark.x + width)];
    const isBlocked = !isFree(mark.x, right);
    const isBeyond = end === edge && mark.x + width > edge;
    if ((isBeyond || isBlocked) && left > (before ? before.x + FLAG_PX : 0) && isFree(left, mark.x)) {
      placed.push({ ...mark, label, side: 'left' });
      end = left - GAP_PX;
    } else {
      const wall = Math.min(end, ...taken.map(([from, to]) => (to <= mark.x ? end : Math.max(mark.x, from - GAP_PX))));
      placed.push({ ...mark, label: cutTo(label, wall - mark.x - FLAG_PX), side: 'right' });
      end = mark.x - GAP_PX;
    }
  }
  return placed.reverse();
}

/** As much of a label as fits, or nothing when it would say too little. */
function cutTo(label: string, room: number): string {
  const characters = Math.floor(room / CHARACTER_PX);
  if (label.length <= characters) return label;
  return characters < LABEL_AT_LEAST ? '' : `${label.slice(0, characters - 1).trimEnd()}…`;
}
