import { useState } from 'react';
import type { About, SeriesAnswer, SeriesSubject } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import { Boundary } from '../kit/boundary';
import { late } from '../kit/late';
import { useMirror, usePlayground } from '../kit/playground';
import { useAsking } from '../kit/useAsking';
import { boundsOf } from './bounds';
import { chartsOf } from './charts';
import type { Subject } from './subjects';

const Plot = late(() => import('./Plot'));

/** How much time the charts show, in milliseconds; none for all of it. */
const WINDOWS = { short: 120_000, long: 600_000, all: undefined } as const;
type WindowName = keyof typeof WINDOWS;

/** Values are read at most this often, in milliseconds of wall time. */
const READ_EVERY_MS = 900;
/** More points than this would fall on the same pixels. */
const POINTS = 240;
/** An axis grows in steps, so that it does not slide all the time. */
const STEP_MS = 30_000;

/** What the object uses and how it answers, over cluster time. */
export default function Metrics({ subject, about }: { subject: Subject; about: About | undefined }) {
  const [shown, setShown] = useState<WindowName>('short');
  const until = useMirror(({ now, horizon }) => Math.ceil(Math.max(now, horizon) / STEP_MS) * STEP_MS);
  const length = WINDOWS[shown];
  const now = useMirror((mirror) => Math.floor(mirror.now / STEP_MS) * STEP_MS);
  const end = length === undefined ? until : Math.min(until, now + Math.max(STEP_MS, length / 2));
  const from = length === undefined ? 0 : Math.max(0, end - length);
  const series = useSeries(subjectOf(subject, about), from, end);
  const evictsAbove = useMirror(({ nodes }) => nodes.get(about?.uid ?? '')?.evictsAboveBytes ?? 0);
  const charts = series ? chartsOf(series, boundsOf(about?.object, evictsAbove)) : [];
  return (
    <div className="metrics-part">
      <fieldset className="metrics-window" aria-label={inspectorText('metrics.window')}>
        {(Object.keys(WINDOWS) as WindowName[]).map((name) => (
          <label key={name} data-on={shown === name || undefined}>
            <input
              type="radio"
              name="metrics-window"
              className="sr"
              checked={shown === name}
              onChange={() => setShown(name)}
            />
            {inspectorText(`metrics.${name}`)}
          </label>
        ))}
      </fieldset>
      {series && charts.length === 0 && <p className="inspector-none">{inspectorText('metrics.none')}</p>}
      <Boundary>
        {charts.map((chart) => (
          <Plot key={chart.title} chart={chart} from={from} until={end} />
        ))}
      </Boundary>
      {charts.length > 0 && <p className="inspector-none">{inspectorText('metrics.drag')}</p>}
    </div>
  );
}

function subjectOf({ resource, name }: Subject, about: About | undefined): SeriesSubject | undefined {
  if (resource === '') return { kind: 'Generator', id: name };
  if (resource === 'nodes') return { kind: 'Node', id: name };
  return about && { kind: resource === 'pods' ? 'Pod' : 'Service', id: about.uid };
}

function useSeries(of: SeriesSubject | undefined, from: number, until: number): SeriesAnswer | undefined {
  const playground = usePlayground();
  const [series, setSeries] = useState<SeriesAnswer>();
  const freshness = useMirror((mirror) => mirror.freshness);
  useAsking(`${of?.kind} ${of?.id} ${from} ${until} ${freshness}`, READ_EVERY_MS, async (signal) => {
    if (!of) return;
    const answer = await playground.ask<'series'>({ type: 'series', of, from, until, points: POINTS });
    if (!signal.aborted) setSeries(answer);
  });
  return series;
}
