import { memo, useRef } from 'react';
import { stageText } from '../../../texts/stage';
import type { FlowModel, JackLook } from '../graph/model';
import { useFrame, useLive, waitsForBeat } from '../live';
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
  const has = (look: JackLook) => model.racks.some(({ count }) => count[look] > 0);
  return (
    <ul className="flow-legend" aria-label={stageText('legend.name')}>
      {dots && model.callers.length > 0 && (
        <>
          <li>
            <svg width={8} height={8} viewBox="-4 -4 8 8" aria-hidden="true">
              <circle r={3.2} fill="var(--ink-2)" />
            </svg>
            {sample === 1 ? stageText('legend.dot') : stageText('legend.dots', { sample })}
          </li>
          <li>
            <svg width={11} height={11} viewBox="-5.5 -5.5 11 11" aria-hidden="true">
              <path d="M0 -5L5 0 0 5 -5 0Z" fill="var(--bad)" />
            </svg>
            {stageText('legend.failed')}
          </li>
        </>
      )}
      {dots && <TimedOut />}
      {has('notReady') && (
        <li>
          <JackMark look="notReady" version={version} />
          {stageText('legend.notReady')}
        </li>
      )}
      {has('terminating') && (
        <li>
          <JackMark look="terminating" version={version} />
          {stageText('legend.terminating')}
        </li>
      )}
    </ul>
  );
});

/** Hollow diamonds are told of once there are any. */
function TimedOut() {
  const live = useLive();
  const item = useRef<HTMLLIElement>(null);
  const written = useRef(Number.NaN);
  useFrame(() => {
    if (!item.current || waitsForBeat(live, written.current)) return;
    written.current = live.beat();
    item.current.hidden = ![...live.view().ledgers.values()].some(({ failures }) => failures.timeout);
  });
  return (
    <li ref={item} hidden>
      <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M0 -4.6L4.6 0 0 4.6 -4.6 0Z" fill="none" stroke="var(--bad)" strokeWidth={1.6} />
      </svg>
      {stageText('legend.timedOut')}
    </li>
  );
}

function newestVersion(model: FlowModel): number {
  return Math.max(1, ...model.frames.flatMap(({ groups }) => groups.map(({ version }) => version)));
}
