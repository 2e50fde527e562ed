import type { TimelineMark } from '../../protocol/view';
import { type Scale, xOf } from './scale';

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

/** Puts marks on the axis: merged where they crowd, with the text of the newest commands beside their flags. */
export function placeMarks(marks: readonly TimelineMark[], scale: Scale): PlacedMarks {
  const of = (kind: TimelineMark['kind']) =>
    merge(
      marks.filter((mark) => mark.kind === kind),
      scale,
    );
  return { flags: placeLabels(of('command'), scale), ticks: of('event'), warnings: of('warning') };
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
        texts: last.texts.length < 8 ? [...last.texts, mark.text] : last.texts,
      };
    } else placed.push({ x, at: mark.at, weight: mark.weight, count: 1, texts: [mark.text] });
  }
  return placed;
}

/** What a flag says: the command without `kubectl`. */
export function labelOf(mark: PlacedMark): string {
  if (mark.count > 1) return `${mark.count} commands`;
  const text = (mark.texts[0] ?? '')
    .trim()
    .replace(/^kubectl\s+/, '')
    .replace(/\s+/g, ' ');
  return text.length > LABEL_AT_MOST ? `${text.slice(0, LABEL_AT_MOST - 1)}…` : text;
}

/** Texts stand at the right of their flags, cut where the next flag begins; only the axis' end turns one over. */
function placeLabels(marks: readonly PlacedMark[], scale: Scale): PlacedFlag[] {
  const edge = scale.left + scale.width + EDGE_PX;
  const placed: PlacedFlag[] = [];
  let end = edge;
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index] as PlacedMark;
    const label = labelOf(mark);
    const width = FLAG_PX + label.length * CHARACTER_PX;
    const before = marks[index - 1];
    const turns = end === edge && mark.x + width > edge && mark.x - width > (before ? before.x + FLAG_PX : 0);
    if (turns) {
      placed.push({ ...mark, label, side: 'left' });
      end = mark.x - width - GAP_PX;
    } else {
      placed.push({ ...mark, label: cutTo(label, end - mark.x - FLAG_PX), side: 'right' });
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
