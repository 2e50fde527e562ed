import type { SeriesAnswer } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import type { Bound, Bounds } from './bounds';

type Values = readonly (number | null)[];

/** One curve; trouble is drawn as such. */
export interface Curve {
  readonly label: string;
  readonly values: Values;
  readonly look: 'main' | 'second' | 'bad';
}

/** One chart: what it shows, over the moments at which something is known. */
export interface Chart {
  readonly title: string;
  readonly at: readonly number[];
  readonly curves: readonly Curve[];
  readonly bounds: readonly Bound[];
  /** A value as people read it. */
  readonly text: (value: number) => string;
  /** Steps between the figures of the axis, where they are not tens. */
  readonly steps?: readonly number[];
}

const MI = 2 ** 20;
/** From 1Mi to 1Ti. */
const BINARY_STEPS = Array.from({ length: 21 }, (_, power) => MI * 2 ** power);
const cores = (milli: number) => (milli >= 1000 ? String(Math.round(milli / 10) / 100) : `${Math.round(milli)}m`);
const memory = (bytes: number) =>
  bytes >= 1024 * MI ? `${Math.round((bytes / MI / 1024) * 100) / 100}Gi` : `${Math.round(bytes / MI)}Mi`;
const rate = (value: number) => String(Math.round(value * 10) / 10);
const latency = (ms: number) => `${Math.round(ms)} ms`;

/** The charts of what is known. */
export function chartsOf(series: SeriesAnswer, { cpu, memory: memoryBounds }: Bounds): readonly Chart[] {
  const { at, cpuMilli, memoryBytes, rate: sent, failed, p50Ms, p95Ms } = series;
  const curve = (label: string, values: Values | undefined, look: Curve['look'] = 'main'): Curve[] =>
    values ? [{ label, values, look }] : [];
  const charts: Chart[] = [
    {
      title: inspectorText('metrics.cpu'),
      at,
      curves: curve(inspectorText('metrics.cpu'), cpuMilli),
      bounds: cpu,
      text: cores,
    },
    {
      title: inspectorText('metrics.memory'),
      at,
      curves: curve(inspectorText('metrics.memory'), memoryBytes),
      bounds: memoryBounds,
      text: memory,
      steps: BINARY_STEPS,
    },
    {
      title: inspectorText('metrics.requests'),
      at,
      curves: [
        ...curve(inspectorText('metrics.sent'), sent),
        ...curve(
          inspectorText('metrics.failed'),
          failed?.some((value) => (value ?? 0) > 0) ? failed : undefined,
          'bad',
        ),
      ],
      bounds: [],
      text: rate,
    },
    {
      title: inspectorText('metrics.latency'),
      at,
      curves: [...curve('p50', p50Ms), ...curve('p95', p95Ms, 'second')],
      bounds: [],
      text: latency,
    },
  ];
  return charts.filter(({ curves }) => curves.some(({ values }) => values.some((value) => value !== null)));
}

/** The chart in words: what it is now, and between which values it was. */
export function toldOf({ title, curves, bounds, text }: Chart): string {
  const values = (curves[0]?.values ?? []).filter((value) => value !== null);
  const [last = 0] = values.slice(-1);
  const lines = [
    ...curves.slice(1).map(({ label, values: more }) => `${label} ${text(more.findLast((one) => one !== null) ?? 0)}`),
    ...bounds.map(({ label }) => label),
  ];
  return inspectorText('metrics.told', {
    title,
    now: text(last),
    least: text(Math.min(...values)),
    most: text(Math.max(...values)),
    lines: lines.join(', '),
  });
}
