import { memo, useRef } from 'react';
import { generatorObjectName } from '../../../narration/objectNames';
import { clockText } from '../../../narration/words';
import type { GeneratorView, Tally } from '../../../protocol/view';
import { stageText } from '../../../texts/stage';
import { KindGlyph } from '../../kit/glyphs/KindGlyph';
import { callerKey } from '../graph/keys';
import { setText, useFrame, useLive, waitsForBeat } from '../live';
import { rateText } from '../rates';
import { objectProps } from './objectProps';

interface Props {
  readonly generator: GeneratorView;
  /** Upright on a phone; small where there are several, with one line for what became of their requests. */
  readonly look: 'roomy' | 'small' | 'upright';
  readonly selected: boolean;
}

/** The users outside: their rate, and what became of their requests. */
export const CallerCard = memo(function CallerCard({ generator, look, selected }: Props) {
  const upright = look === 'upright';
  const small = look === 'small';
  const live = useLive();
  const key = callerKey(generator.name);
  const since = useRef<HTMLSpanElement>(null);
  const answered = useRef<HTMLSpanElement>(null);
  const failed = useRef<HTMLSpanElement>(null);
  const slow = useRef<HTMLSpanElement>(null);
  const written = useRef(Number.NaN);
  useFrame(() => {
    if (upright || waitsForBeat(live, written.current)) return;
    written.current = live.beat();
    const ledger = live.view().ledgers.get(generator.name);
    const bad = (ledger?.total.failed ?? 0) > 0;
    if (small) {
      setText(answered.current, ledger ? tallyText(ledger.total) : '');
      answered.current?.toggleAttribute('data-bad', bad);
      return;
    }
    setText(since.current, ledger ? stageText('caller.since', { clock: clockText(ledger.since) }) : '');
    setText(answered.current, ledger ? stageText('caller.answered', { ok: ledger.total.ok }) : '');
    setText(failed.current, ledger ? stageText('caller.failed', { failed: ledger.total.failed }) : '');
    failed.current?.toggleAttribute('data-bad', bad);
    setText(slow.current, ledger && ledger.p95Ms > 0 ? stageText('caller.slow', { ms: Math.round(ledger.p95Ms) }) : '');
  });
  return (
    <div
      ref={live.motion.ref(key)}
      className={`flow-caller ${look}`}
      {...objectProps(key, generatorObjectName(generator), selected)}
      title={generator.url}
    >
      <span className="flow-caller-name">{generator.name}</span>
      {!upright && (
        <span className="flow-caller-rate">
          {stageText('caller.rate', { rate: rateText(generator.ratePerSecond) })}
        </span>
      )}
      <KindGlyph kind="Client" size={upright ? 22 : small ? 20 : 24} />
      {small && <span className="flow-caller-sum" ref={answered} />}
      {look === 'roomy' && (
        <>
          <span className="flow-caller-since" ref={since} />
          <span className="flow-caller-sum" ref={answered} />
          <span className="flow-caller-sum" ref={failed} />
          <span className="flow-caller-rate" ref={slow} />
        </>
      )}
    </div>
  );
});

function tallyText(tally: Tally): string {
  const { sent, ok, failed } = tally;
  return failed > 0 ? stageText('caller.failedOf', { failed, sent }) : stageText('caller.answered', { ok });
}
