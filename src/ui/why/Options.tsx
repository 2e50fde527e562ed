import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { isBusy, type Playground, SIDE_TERMINAL, TERMINAL } from '../../mirror/playground';
import type { Option } from '../../narration/why/card';
import { outcomeText, whyCard } from '../../narration/why/tell';
import type { WhyObject } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { useMirror, usePlayground } from '../kit/playground';
import { EvidenceTable } from './EvidenceTable';
import { useTrial } from './useTrial';

/** What would change it: each can be tried before it is done. */
export function Options({ title, options, object }: { title: string; options: readonly Option[]; object: WhyObject }) {
  const playground = usePlayground();
  const [tried, setTried] = useState('');
  if (options.length === 0) return null;
  return (
    <section className="why-options">
      <h3>{title}</h3>
      <ul>
        {options.map((option) => (
          <li key={option.text}>
            <div className="why-option">
              <span>{option.text}</span>
              {option.at !== undefined && (
                <button
                  type="button"
                  className="btn small"
                  aria-label={`${whyText('card.jump')}: ${option.text}`}
                  onClick={() => playground.seek(option.at ?? 0)}
                >
                  {whyText('card.jump')}
                </button>
              )}
              {option.commands && (
                <button
                  type="button"
                  className="btn small"
                  aria-label={`${whyText('card.try')}: ${option.text}`}
                  aria-expanded={tried === option.text}
                  onClick={() => setTried(tried === option.text ? '' : option.text)}
                >
                  <GitBranch className="ic" aria-hidden="true" />
                  {whyText('card.try')}
                </button>
              )}
            </div>
            {tried === option.text && <Trial option={option} object={object} close={() => setTried('')} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What came of an option on a copy of the cluster, and whether to do it. */
function Trial({ option, object, close }: { option: Option; object: WhyObject; close: () => void }) {
  const playground = usePlayground();
  const state = useTrial(option, object);
  const isPast = useMirror(({ now, horizon }) => now < horizon);
  const seconds = Math.round((state?.ranMs ?? 0) / 1000);
  const after = state?.over && state.after ? whyCard(state.after) : undefined;
  return (
    <div className="why-trial" role="status">
      {option.commands?.map((command) => (
        <code className="why-command" key={JSON.stringify(command)}>
          {command.type === 'exec' ? command.line : option.text}
        </code>
      ))}
      {!state?.over && <p>{whyText('card.trying', { seconds })}</p>}
      {state?.over && (
        <>
          <p className={state.well ? 'why-outcome' : 'why-outcome bad'}>{outcomeText(state)}</p>
          {after?.evidence && <EvidenceTable evidence={after.evidence} />}
          <p className="why-played">{whyText('card.played', { seconds })}</p>
          <div className="why-deeds">
            <button type="button" className="btn small pri" onClick={() => perform(playground, option, close)}>
              {whyText(isPast ? 'card.doPast' : 'card.do')}
            </button>
            <button type="button" className="btn small" onClick={close}>
              {whyText('card.drop')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

/** Does an option in the session, as if it had been typed. */
function perform(playground: Playground, { commands = [] }: Option, done: () => void): void {
  const terminal = isBusy(playground.mirror.getState(), TERMINAL) ? SIDE_TERMINAL : TERMINAL;
  for (const command of commands) {
    playground.send({ type: 'command', command: command.type === 'exec' ? { ...command, terminal } : command });
  }
  done();
}
