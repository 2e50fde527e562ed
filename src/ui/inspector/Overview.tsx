import { objectSentence, usersSentence, viewSentence } from '../../narration/sentences';
import type { About } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import { stageText } from '../../texts/stage';
import { podRate } from '../canvas/rates';
import type { StageObject } from '../canvas/stageObject';
import { useMirror, usePlayground } from '../kit/playground';
import { askWhy, select } from '../kit/workspace';
import { act } from './act';
import { Conditions } from './Conditions';
import { Containers } from './Containers';
import { Contents, Tags } from './Contents';
import { Ledger } from './Ledger';
import { Relations } from './Relations';
import type { Fact, Subject } from './subjects';
import type { Known } from './useAbout';

interface Props {
  readonly subject: Subject;
  readonly selected: StageObject;
  readonly known: Known;
}

/** What a person wants first: how it is, what can be done, its facts, and what it has to do with. */
export function Overview({ subject, selected, known }: Props) {
  const { about, gone } = known;
  return (
    <>
      {!gone && <Sentence selected={selected} about={about} />}
      {subject.message && !gone && <p className="inspector-message mono">{subject.message}</p>}
      <Deeds subject={subject} gone={gone} />
      <Facts facts={subject.facts.length > 0 ? subject.facts : factsOf(about)} />
      {subject.ledger && <Ledger ledger={subject.ledger} />}
      {about && (
        <>
          <Containers object={about.object} createdAt={about.createdAt} />
          <Conditions conditions={about.conditions} createdAt={about.createdAt} />
          <Relations about={about} />
          <Contents kind={about.kind} object={about.object} />
          <Tags object={about.object} />
        </>
      )}
    </>
  );
}

/** How it is, said as the caption says it. */
function Sentence({ selected, about }: { selected: StageObject; about: About | undefined }) {
  const text = useMirror((mirror) => {
    if (selected.kind === 'Generator') {
      const generator = mirror.generators.get(selected.name);
      return generator && usersSentence(generator, mirror.ledgers.get(selected.name));
    }
    const id = 'uid' in selected ? selected.uid : (about?.uid ?? '');
    return viewSentence(mirror, id, podRate(mirror, id).rate);
  });
  const said = text ?? (about && objectSentence(about.object as object, about.createdAt));
  return (
    <p className="inspector-sentence">
      {said}{' '}
      <button type="button" className="leads" onClick={() => askWhy(selected)}>
        {stageText('why')}
      </button>
    </p>
  );
}

function Deeds({ subject, gone }: { subject: Subject; gone: boolean }) {
  const playground = usePlayground();
  return (
    <fieldset className="deeds" aria-label={inspectorText('panel.actions')} disabled={gone}>
      {subject.deeds.map((deed) => (
        <button
          type="button"
          className="btn small"
          key={deed.label}
          title={deed.line}
          onClick={() => act(playground, deed)}
        >
          {deed.label}
        </button>
      ))}
    </fieldset>
  );
}

/** Of kinds that the stage does not know: what `kubectl get -o wide` prints, but for the name. */
function factsOf(about: About | undefined): readonly Fact[] {
  return (about?.columns ?? []).flatMap(([title, cell]): Fact[] => (title === 'NAME' ? [] : [[titled(title), cell]]));
}

/** `LAST SEEN` as `Last seen`; what has no space or is short stays an abbreviation: `IP`. */
function titled(title: string): string {
  return title.length <= 3 && title !== 'AGE' ? title : title.slice(0, 1) + title.slice(1).toLowerCase();
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="inspector-facts">
      {facts.map(([name, value, leadsTo]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="mono">
            {leadsTo ? (
              <button type="button" className="leads" onClick={() => select(leadsTo)}>
                {value}
              </button>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
