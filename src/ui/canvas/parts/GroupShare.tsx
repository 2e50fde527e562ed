import { useRef } from 'react';
import type { Group } from '../graph/model';
import { setText, useFrame, useLive, waitsForBeat } from '../live';
import { podRate, rateText } from '../rates';

/** What a group's pods get: requests a second each on a phone; elsewhere, how many of its requests failed, if any did. */
export function GroupShare({ group, upright }: { group: Group; upright: boolean }) {
  const live = useLive();
  const rates = useRef<HTMLSpanElement>(null);
  const lost = useRef<HTMLSpanElement>(null);
  const written = useRef(Number.NaN);
  useFrame(() => {
    if (waitsForBeat(live, written.current)) return;
    written.current = live.beat();
    let rate = 0;
    let serving = 0;
    let failed = 0;
    let sent = 0;
    for (const { uid } of group.pods) {
      const pod = podRate(live.view(), uid);
      rate += pod.rate;
      failed += pod.failed;
      if (pod.rate >= 0.05) serving++;
      for (const ledger of live.view().ledgers.values()) sent += ledger.byPod[uid]?.sent ?? 0;
    }
    setText(lost.current, failed > 0 ? `${failed} of ${sent} failed` : '');
    if (upright) setText(rates.current, serving > 0 && failed === 0 ? `${rateText(rate / serving)}/s each` : '');
  });
  return (
    <>
      <span className="flow-group-failed" ref={lost} />
      {upright && <span className="flow-group-wants" ref={rates} />}
    </>
  );
}
