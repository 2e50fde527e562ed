import type uPlot from 'uplot';
import { clock } from '../kit/clock';
import { token } from '../theme/theme';
import type { Bound } from './bounds';
import type { Chart, Curve } from './charts';

/** Of a chart with its axis, in CSS pixels. */
export const PLOT_HEIGHT_PX = 132;
/** Room above the highest value or bound. */
const HEAD_ROOM = 1.15;
const FONT = '11px "Geist Variable", system-ui, sans-serif';
const AXIS_WIDTH_PX = 46;
const LABEL_PX = 11;

const STROKE: Readonly<Record<Curve['look'], { readonly token: string; readonly dash?: number[] }>> = {
  main: { token: '--ink' },
  second: { token: '--ink-3', dash: [4, 3] },
  bad: { token: '--bad' },
};

/** How a chart is drawn; `chart` gives the newest, of the same shape, and `span` the stretch of time. */
export function plotOptions(
  chart: () => Chart,
  span: () => readonly [from: number, until: number],
  width: number,
): uPlot.Options {
  const { curves, text, steps } = chart();
  const faint = { stroke: token('--line'), width: 1 };
  return {
    width,
    height: PLOT_HEIGHT_PX,
    padding: [6, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { time: false, range: () => [...span()] as [number, number] },
      y: { range: (_plot, _least, most) => [0, highest(chart(), most) * HEAD_ROOM] },
    },
    axes: [
      {
        stroke: token('--ink-3'),
        font: FONT,
        size: 24,
        gap: 4,
        space: 70,
        incrs: [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map((seconds) => seconds * 1000),
        grid: { show: false },
        ticks: { ...faint, size: 4 },
        values: (_plot, moments) => moments.map(clock),
      },
      {
        stroke: token('--ink-3'),
        font: FONT,
        size: AXIS_WIDTH_PX,
        gap: 4,
        space: 34,
        ...(steps && { incrs: [...steps] }),
        grid: faint,
        ticks: { show: false },
        values: (_plot, values) => values.map(text),
      },
    ],
    series: [
      {},
      ...curves.map(({ label, look }) => ({
        label,
        stroke: token(STROKE[look].token),
        width: 1.5,
        ...(STROKE[look].dash && { dash: STROKE[look].dash }),
        points: { show: look === 'bad', size: 4 },
        spanGaps: false,
      })),
    ],
    hooks: { draw: [(plot) => drawBounds(plot, chart().bounds)] },
  };
}

/** A bound is drawn where it leaves the curve at least this share of the height. */
const LEAST_SHARE = 1 / 6;

function isNear(bound: number, most: number): boolean {
  return bound * LEAST_SHARE <= most;
}

/** The bounds that are too far above all values to be drawn. */
export function farBounds({ bounds, curves }: Chart): readonly Bound[] {
  const most = Math.max(1, ...curves.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return bounds.filter(({ value }) => !isNear(value, most));
}

/** Bounds that are far above all values are left to the words: they would press the curve to the floor. */
function highest({ bounds }: Chart, most: number | null): number {
  const top = most === null || most <= 0 ? 1 : most;
  return Math.max(top, ...bounds.filter(({ value }) => isNear(value, top)).map(({ value }) => value));
}

function drawBounds(plot: uPlot, bounds: readonly Bound[]): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = token('--ink-3');
  ctx.fillStyle = token('--ink-2');
  ctx.lineWidth = ratio;
  ctx.font = `${LABEL_PX * ratio}px "Geist Variable", system-ui, sans-serif`;
  ctx.textAlign = 'left';
  for (const { value, label } of bounds) {
    const y = plot.valToPos(value, 'y', true);
    if (y < bbox.top) continue;
    ctx.setLineDash([5 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.textBaseline = y - bbox.top > 16 * ratio ? 'bottom' : 'top';
    ctx.fillText(label, bbox.left + 3 * ratio, y + (ctx.textBaseline === 'bottom' ? -2 : 3) * ratio);
  }
  ctx.restore();
}
