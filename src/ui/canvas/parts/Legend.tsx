import { memo } from 'react';
import type { FlowModel } from '../graph/model';
import { JackMark } from './JackMark';

interface Props {
  readonly model: FlowModel;
  /** How many requests a dot stands for. */
  readonly sample: number;
  readonly dots: boolean;
}

/** What dots mean, and the jacks that are there just now. */
export const Legend = memo(function Legend({ model, sample, dots }: Props) {
  const version = newestVersion(model);
  const looks = new Set(model.racks.flatMap(({ jacks }) => jacks.map(({ look }) => look)));
  return (
    <ul className="flow-legend" aria-label="Legend">
      {dots && model.callers.length > 0 && (
        <>
          <li>
            <svg width={8} height={8} viewBox="-4 -4 8 8" aria-hidden="true">
              <circle r={3.2} fill="var(--ink-2)" />
            </svg>
            {sample === 1 ? 'one request' : `one dot is ${sample} requests`}
          </li>
          <li>
            <svg width={11} height={11} viewBox="-5.5 -5.5 11 11" aria-hidden="true">
              <path d="M0 -5L5 0 0 5 -5 0Z" fill="var(--bad)" />
            </svg>
            one failed
          </li>
        </>
      )}
      {looks.has('notReady') && (
        <li>
          <JackMark look="notReady" version={version} />
          endpoint not ready
        </li>
      )}
      {looks.has('terminating') && (
        <li>
          <JackMark look="terminating" version={version} />
          terminating
        </li>
      )}
    </ul>
  );
});

function newestVersion(model: FlowModel): number {
  return Math.max(1, ...model.frames.flatMap(({ groups }) => groups.map(({ version }) => version)));
}
