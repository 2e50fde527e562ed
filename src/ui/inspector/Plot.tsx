import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import { useTheme } from '../theme/theme';
import { type Chart, toldOf } from './charts';
import { farBounds, PLOT_HEIGHT_PX, plotOptions } from './plotOptions';
import './plot.css';

interface Props {
  readonly chart: Chart;
  /** The stretch of cluster time that it shows, in milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** A chart over cluster time: the playhead stands at the moment shown, and a drag goes to another. */
export default function Plot({ chart, from, until }: Props) {
  const playground = usePlayground();
  const box = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef({ chart, span: [from, until] as const });
  const theme = useTheme();
  const shape = [theme, chart.title, ...chart.curves.map(({ label, look }) => label + look)].join();
  useLayoutEffect(() => {
    latest.current = { chart, span: [from, until] };
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || shape === '') return;
    const options = plotOptions(
      () => latest.current.chart,
      () => latest.current.span,
      element.clientWidth,
    );
    const made = new uPlot(options, [[]], element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: PLOT_HEIGHT_PX }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [shape]);
  useLayoutEffect(() => {
    const { at, curves } = chart;
    if (shape !== '' && until > from)
      plot.current?.setData([[...at], ...curves.map(({ values }) => [...values])] as uPlot.AlignedData);
  }, [chart, from, until, shape]);
  useEffect(() => {
    const stand = ({ now }: { now: number }) => {
      const { over } = plot.current ?? {};
      if (!over || !head.current) return;
      const share = (now - from) / (until - from);
      head.current.hidden = share < 0 || share > 1;
      head.current.style.transform = `translateX(${over.offsetLeft + share * over.clientWidth}px)`;
    };
    stand(playground.mirror.getState());
    return playground.mirror.subscribe(stand);
  }, [playground, from, until]);
  const seek = ({ clientX }: PointerEvent) => {
    const { over } = plot.current ?? {};
    if (!over) return;
    const { left, width } = over.getBoundingClientRect();
    playground.seek(from + Math.min(1, Math.max(0, (clientX - left) / width)) * (until - from));
  };
  const drag = {
    role: 'img',
    'aria-label': toldOf(chart),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      workspace.setState({ scrubbing: true });
      seek(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
    },
    onLostPointerCapture: () => workspace.setState({ scrubbing: false }),
  } as const;
  return (
    <figure className="plot">
      <figcaption>
        {chart.title}
        <Newest chart={chart} />
        <Far chart={chart} />
      </figcaption>
      <div {...drag} ref={box} className="plot-box">
        <div ref={head} className="plot-head" />
      </div>
    </figure>
  );
}

/** The bounds for which there is no room. */
function Far({ chart }: { chart: Chart }) {
  const far = farBounds(chart).map(({ label }) => label);
  return far.length > 0 && <span className="plot-far">{far.join(', ')}</span>;
}

/** The curves by name, with their newest values. */
function Newest({ chart: { curves, text } }: { chart: Chart }) {
  return (
    <span className="plot-values">
      {curves.map(({ label, values, look }) => {
        const last = values.findLast((value) => value !== null);
        return (
          <span key={label} data-look={look}>
            {curves.length > 1 && `${label} `}
            {last === undefined || last === null ? '' : text(last)}
          </span>
        );
      })}
    </span>
  );
}
