import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { same } from '../../mirror/same';
import type { StageObject } from '../canvas/stageObject';
import { keyOf } from '../canvas/stageObject';
import { clock } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import { focusStage, select, useWorkspace } from '../kit/workspace';
import { act } from './act';
import { Ledger } from './Ledger';
import { ObjectYaml } from './ObjectYaml';
import { type Subject, subjectOf } from './subjects';
import './inspector.css';

/** The selected object: what it is, what can be done with it, what the API server holds of it. */
export default function Inspector() {
  const selected = useWorkspace((state) => state.selected);
  return selected ? <Opened key={keyOf(selected)} selected={selected} /> : null;
}

function Opened({ selected }: { selected: StageObject }) {
  const playground = usePlayground();
  const heading = useRef<HTMLHeadingElement>(null);
  const { subject, gone } = useSubject(selected);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  const close = () => {
    select(undefined);
    focusStage();
  };
  return (
    <aside
      className="inspector"
      aria-label="Inspector"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <div>
          <p>{subject?.kind}</p>
          <h2 className="mono" ref={heading} tabIndex={-1}>
            {subject?.name}
          </h2>
        </div>
        <button type="button" className="btn bare sq" aria-label="Close the inspector" onClick={close}>
          <X className="ic" aria-hidden="true" />
        </button>
      </header>
      {subject && (
        <div className="inspector-body">
          {gone && (
            <p className="inspector-gone">
              {subject.goneAt === undefined ? 'Not there at this moment.' : `Gone since ${clock(subject.goneAt)}.`}
            </p>
          )}
          {subject.message && !gone && <p className="inspector-message mono">{subject.message}</p>}
          <fieldset className="deeds" aria-label="Actions" disabled={gone}>
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
          <dl>
            {subject.facts.map(([name, value, leadsTo]) => (
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
          {subject.ledger && <Ledger ledger={subject.ledger} />}
          {subject.resource && <ObjectYaml subject={subject} gone={gone} />}
        </div>
      )}
    </aside>
  );
}

/** The subject as it is, or as it was last when it is gone. */
function useSubject(selected: StageObject): { subject: Subject | undefined; gone: boolean } {
  const { mirror } = usePlayground();
  const [shown, setShown] = useState(() => {
    const subject = subjectOf(mirror.getState(), selected);
    return { subject, gone: subject?.goneAt !== undefined };
  });
  useEffect(
    () =>
      mirror.subscribe((state) => {
        const subject = subjectOf(state, selected);
        setShown((old) => {
          const next = { subject: subject ?? old.subject, gone: !subject || subject.goneAt !== undefined };
          return same(old, next) ? old : next;
        });
      }),
    [mirror, selected],
  );
  return shown;
}
