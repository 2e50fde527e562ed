import { clockText } from '../../../narration/words';
import type { PodView, WorkloadView } from '../../../protocol/view';
import { hueOf } from '../../kit/glyphs/shape';
import type { Palette } from '../../kit/palette';
import { type TimeAxis, ticksOf, xOf } from './axis';
import { type Bar, barsOf } from './bars';
import { paintEnvelope } from './paintEnvelope';
import type { TextStamps } from './textStamps';

/** A row of the score: a pod, and the middle of its row from the frame's top. */
export interface ScoreRow {
  readonly pod: PodView;
  readonly y: number;
}

export interface Score {
  readonly axis: TimeAxis;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly ScoreRow[];
  /** Height of the head that the times stand in; 0 where others' words stand. */
  readonly head: number;
  /** Where the line of the present begins. */
  readonly top: number;
  /** Height of a full bar. */
  readonly bar: number;
  /** With an envelope chart in the head. */
  readonly workload?: WorkloadView;
  /** When the newest template came, if an older one went before it. */
  readonly turn?: number;
}

const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';
const UI = '"Geist Variable", system-ui, sans-serif';
/** The workload's name may reach so far into the axis. */
const LABEL_LEFT = 16;
/** Baseline of the time marks, from the frame's top, in a head of one line and in others. */
const TICK_BASE = 24;
const TERSE_TICK_BASE = 17;
const TERSE_HEAD = 26;

const tickBase = (head: number) => (head > TERSE_HEAD ? TICK_BASE : TERSE_TICK_BASE);

/** Draws the time axis, the envelope and the bars of a frame. `inks` are the theme's colours. A pure function of its arguments. */
export function paintScore(context: CanvasRenderingContext2D, score: Score, inks: Palette, texts: TextStamps): void {
  const { axis, height } = score;
  context.clearRect(0, 0, score.width, context.canvas.height);
  if (score.workload) paintEnvelope(context, axis, score.width, score.workload, inks, texts);
  if (score.head > 0) paintTicks(context, score, inks, texts);
  for (const row of score.rows) paintRow(context, score, row, inks);
  if (score.turn !== undefined) paintTurn(context, score, score.turn, inks);
  context.strokeStyle = inks('ink');
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(axis.nowX, score.top);
  context.lineTo(axis.nowX, height - 4);
  context.stroke();
  if (score.head > 0)
    texts.paint(context, 'now', `620 11px ${UI}`, inks('ink'), axis.nowX + 6, tickBase(score.head), 'left');
}

function paintTicks(
  context: CanvasRenderingContext2D,
  { axis, turn, workload, head }: Score,
  inks: Palette,
  texts: TextStamps,
): void {
  const font = `400 11px ${MONO}`;
  for (const at of ticksOf(axis)) {
    const x = xOf(axis, at);
    const turned = turn !== undefined && Math.abs(turn - at) < axis.tickMs * 0.06;
    const colour = inks(turned ? 'ink' : 'ink-3');
    const half = texts.width(clockText(at), font, colour) / 2;
    if (x - half < LABEL_LEFT || x + half > axis.nowX - 4) continue;
    texts.paint(context, clockText(at), font, colour, x, tickBase(head), 'center');
    if (!workload) continue;
    context.strokeStyle = inks('line-2');
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 28);
    context.lineTo(x, 32);
    context.stroke();
  }
}

function paintTurn(context: CanvasRenderingContext2D, { axis, height }: Score, turn: number, inks: Palette): void {
  const x = xOf(axis, turn);
  if (x < 1) return;
  context.strokeStyle = inks('ink-3');
  context.lineWidth = 1;
  context.setLineDash([1.5, 3]);
  context.beginPath();
  context.moveTo(x, 32);
  context.lineTo(x, height - 4);
  context.stroke();
  context.setLineDash([]);
}

function paintRow(context: CanvasRenderingContext2D, { axis, bar }: Score, { pod, y }: ScoreRow, inks: Palette): void {
  const hue = hueOf(pod.version);
  const fill = hue === 0 ? inks('ink-2') : inks(`rev-${hue}`);
  const rim = hue === 0 ? inks('ink-2') : inks(`rev-${hue}-rim`);
  const base = y + bar / 2;
  for (const one of barsOf(pod, axis.from, axis.now)) {
    const left = Math.max(-2, xOf(axis, one.from));
    const right = xOf(axis, one.until);
    if (right - left < 0.3) continue;
    paintBar(context, one, { left, width: right - left, base, full: bar, fill, rim, pod, axis, inks });
  }
}

interface Place {
  readonly left: number;
  readonly width: number;
  readonly base: number;
  readonly full: number;
  readonly fill: string;
  readonly rim: string;
  readonly pod: PodView;
  readonly axis: TimeAxis;
  readonly inks: Palette;
}

function paintBar(context: CanvasRenderingContext2D, { look }: Bar, place: Place): void {
  const { left, width, base, full, fill, rim, inks } = place;
  context.fillStyle = fill;
  context.strokeStyle = rim;
  context.lineWidth = 1;
  if (look === 'leaving') {
    paintLeaving(context, place);
    return;
  }
  if (look === 'hatched' || look === 'broken') {
    paintHatched(context, place, look === 'broken' ? inks('bad') : rim, look === 'broken');
    return;
  }
  const height = look === 'solid' ? full : look === 'middle' ? Math.round(full * 0.58) : 3;
  const inset = Math.min(0.5, width / 2);
  context.fillRect(left, base - height, width, height);
  context.strokeRect(left + inset, base - height + 0.5, Math.max(0, width - 2 * inset), height - 1);
}

/** Crossed where something is broken: without its hue one hatch would be as the other. */
function paintHatched(context: CanvasRenderingContext2D, place: Place, line: string, isCrossed: boolean): void {
  const { left, width, base, full, inks } = place;
  const top = base - full;
  context.save();
  context.beginPath();
  context.rect(left, top, width, full);
  context.clip();
  context.fillStyle = inks('stage');
  context.fillRect(left, top, width, full);
  context.strokeStyle = line;
  context.globalAlpha = 0.8;
  context.lineWidth = 1.8;
  context.beginPath();
  const step = isCrossed ? 8 : 5;
  const first = Math.max(left, 0) - full - ((Math.max(left, 0) - left) % step);
  for (let x = first; x < left + width; x += step) {
    context.moveTo(x, base);
    context.lineTo(x + full, top);
    if (!isCrossed) continue;
    context.moveTo(x, top);
    context.lineTo(x + full, base);
  }
  context.stroke();
  context.restore();
  context.strokeStyle = line;
  context.lineWidth = 1.2;
  context.strokeRect(left + 0.5, top + 0.5, Math.max(0, width - 1), full - 1);
}

/** A tint that grows thinner up to the end of the grace period. */
function paintLeaving(context: CanvasRenderingContext2D, { left, width, base, full, pod, axis }: Place): void {
  const grace = pod.span ? Math.max(1, (pod.span.until - pod.span.from) * axis.pxPerMs) : 40;
  const slope = Math.min(full - 2, (width / Math.max(grace, 12)) * (full - 2));
  context.beginPath();
  context.moveTo(left, base - full + 0.5);
  context.lineTo(left + width, base - full + 0.5 + slope);
  context.lineTo(left + width, base - 0.5);
  context.lineTo(left, base - 0.5);
  context.closePath();
  context.globalAlpha = 0.28;
  context.fill();
  context.globalAlpha = 1;
  context.setLineDash([2, 2]);
  context.stroke();
  context.setLineDash([]);
}
