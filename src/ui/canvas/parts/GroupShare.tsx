import { useRef } from 'react';
import { stageText } from '../../../texts/stage';
import type { Group } from '../graph/model';
import { useGroupSums } from '../groupSums';
import { setText, useFrame, useLive, waitsForBeat } from '../live';
import { rateText } from '../rates';

interface Props {
  readonly group: Group;
  readonly upright: boolean;
  /** The figure alone. */
  readonly terse: boolean;
}

/** What a group's pods get: its part of the requests beside other groups, how many failed, and on a phone how many each gets. */
export function GroupShare({ group, upright, terse }: Props) {
  const live = useLive();
  const sumOf = useGroupSums();
  const rates = useRef<HTMLSpanElement>(null);
  const part = useRef<HTMLElement>(null);
  const lost = useRef<HTMLSpanElement>(null);
  const written = useRef({ beat: Number.NaN, sumOf });
  useFrame(() => {
    if (written.current.sumOf === sumOf && waitsForBeat(live, written.current.beat)) return;
    written.current = { beat: live.beat(), sumOf };
    const { rate = 0, serving = 0, sent = 0, failed = 0, percent } = sumOf(group.key) ?? {};
    const key = terse || upright ? 'group.shareTerse' : 'group.share';
    setText(part.current, percent === undefined ? '' : stageText(key, { percent }));
    const lostKey = terse ? 'group.failedTerse' : 'group.failed';
    setText(lost.current, failed > 0 ? stageText(lostKey, { failed, sent }) : '');
    if (!upright) return;
    const alone = percent === undefined && serving > 0 && failed === 0;
    setText(rates.current, alone ? stageText('group.rate', { rate: rateText(rate / serving) }) : '');
  });
  return (
    <>
      <b className="flow-group-share" ref={part} />
      <span className="flow-group-failed" ref={lost} />
      {upright && <span className="flow-group-wants" ref={rates} />}
    </>
  );
}
