import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { momentText } from '../../narration/why/amounts';
import type { WhyCard as Card, HistoryLine } from '../../narration/why/card';
import { whyCard } from '../../narration/why/tell';
import type { WhyObject } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { clock } from '../kit/clock';
import { useMirror, usePlayground } from '../kit/playground';
import { takeFocus } from '../kit/typing';
import { askWhy, closeWhy, focusStage } from '../kit/workspace';
import { EvidenceTable } from './EvidenceTable';
import { matterOf } from './matter';
import { Options } from './Options';
import { Spoken } from './Spoken';
import { useTrace } from './useTrace';
import './why.css';

/** Why something is as it is: the card at the right of the stage. */
export default function WhyCard({ why }: { why: WhyObject | 'anything' }) {
  const matter = useMirror((mirror) => (why === 'anything' ? JSON.stringify(matterOf(mirror) ?? null) : 'null'));
  useEffect(() => {
    if (matter !== 'null') askWhy(JSON.parse(matter));
  }, [matter]);
  const object = why === 'anything' ? undefined : why;
  const [before] = useState(() => document.activeElement);
  const key = JSON.stringify(object ?? why);
  const close = () => {
    closeWhy();
    if (before instanceof HTMLElement && before.isConnected && before !== document.body)
      before.focus({ preventScroll: true });
    else focusStage();
  };
  return (
    <aside
      className="why"
      aria-label={whyText('card.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <button type="button" className="btn bare sq why-close" aria-label={whyText('card.close')} onClick={close}>
        <X className="ic" aria-hidden="true" />
      </button>
      {object ? <About key={key} object={object} /> : <Nothing />}
    </aside>
  );
}

/** The heading takes the focus when it comes, unless somebody is typing: what is the matter may show itself at any time. */
function useHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => takeFocus(heading.current), []);
  return heading;
}

function Nothing() {
  return (
    <div className="why-body">
      <h2 className="why-name plain" ref={useHeading()} tabIndex={-1}>
        {whyText('card.label')}
      </h2>
      <p className="why-answer">{whyText('card.nothing')}</p>
    </div>
  );
}

function About({ object }: { object: WhyObject }) {
  const heading = useHeading();
  const playground = usePlayground();
  const { trace, asking, isPast, again } = useTrace(object);
  const card = useMemo(() => trace && whyCard(trace), [trace]);
  const now = playground.mirror.getState().now;
  return (
    <div className="why-body">
      <header>
        <p className="why-question">{card?.question ?? whyText('card.label')}</p>
        <h2 className="why-name mono" ref={heading} tabIndex={-1}>
          {card?.name ?? whyText('card.asking')}
        </h2>
        {card && !isPast && <p className="why-asof">{whyText('card.asOf', { time: momentText(card.at) })}</p>}
        {card && isPast && (
          <p className="why-asof">
            {whyText('card.past', { time: momentText(card.at) })}{' '}
            <button type="button" className="why-link" onClick={again}>
              {whyText('card.again', { time: clock(now) })}
            </button>
          </p>
        )}
      </header>
      {card ? <Parts card={card} /> : !asking && <p className="why-answer">{whyText('card.unknown')}</p>}
    </div>
  );
}

function Parts({ card }: { card: Card }) {
  const { answer, evidence, facts, lines, options, optionsTitle, history, said, simplified, object } = card;
  return (
    <>
      <div className="why-answer" role="status">
        <Spoken say={answer} />
      </div>
      {simplified && (
        <details className="why-simple">
          <summary>{whyText('card.simplified')}</summary>
          <p>{simplified}</p>
        </details>
      )}
      {(evidence || facts.length > 0 || lines.length > 0) && (
        <section aria-label={whyText('card.evidence')}>
          {evidence && <EvidenceTable evidence={evidence} />}
          {facts.length > 0 && (
            <dl className="why-facts">
              {facts.map(([name, value, voice], index) => (
                <div key={name + index.toString()}>
                  <dt>{name}</dt>
                  <dd className={voice}>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {lines.length > 0 && <pre className="why-said">{lines.join('\n')}</pre>}
        </section>
      )}
      <Options title={optionsTitle} options={options} object={object} />
      {history.length > 0 && <History history={history} />}
      {said.map(({ title, text }) => (
        <details className="why-verbatim" key={title} open>
          <summary>{title}</summary>
          <p className="why-said">{text}</p>
        </details>
      ))}
    </>
  );
}

function History({ history }: { history: readonly HistoryLine[] }) {
  const playground = usePlayground();
  return (
    <section className="why-history">
      <h3>{whyText('card.history')}</h3>
      <ol>
        {history.map(({ at, who, text, tone }) => (
          <li key={`${at} ${JSON.stringify(text)}`} className={tone}>
            <button
              type="button"
              className="why-time"
              aria-label={whyText('card.seek', { time: momentText(at) })}
              onClick={() => playground.seek(at)}
            >
              {momentText(at)}
            </button>
            <span>
              <b>{who}</b> <Spoken say={text} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
