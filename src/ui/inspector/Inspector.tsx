import { Pencil, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { same } from '../../mirror/same';
import { inspectorText } from '../../texts/inspector';
import type { StageObject } from '../canvas/stageObject';
import { keyOf } from '../canvas/stageObject';
import { openInEditor } from '../editor/reveal';
import { Boundary } from '../kit/boundary';
import { clock } from '../kit/clock';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { late } from '../kit/late';
import { usePlayground } from '../kit/playground';
import { takeFocus } from '../kit/typing';
import { focusStage, select } from '../kit/workspace';
import { useViewportClass } from '../theme/viewport';
import { Edge, useWidth } from './Edge';
import { Events } from './Events';
import { Overview } from './Overview';
import { firstPart, lookAt, type Part, partsOf } from './panes';
import { type Subject, subjectOf } from './subjects';
import { Tabs } from './Tabs';
import { type Known, useAbout } from './useAbout';
import './inspector.css';
import './sections.css';

const Logs = late(() => import('./Logs'));
const Metrics = late(() => import('./Metrics'));
const Yaml = late(() => import('./Yaml'));

/** The selected object: how it is, what can be done with it, and everything that the cluster has of it. */
export default function Inspector({ selected }: { selected: StageObject | undefined }) {
  const [width, setWidth] = useWidth();
  const viewport = useViewportClass();
  const isSheet = viewport === 'phone' || viewport === 'low';
  if (!selected) return null;
  return (
    <aside
      className="inspector"
      aria-label={inspectorText('panel.name')}
      style={isSheet ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      {!isSheet && <Edge width={width} setWidth={setWidth} />}
      <Opened key={keyOf(selected)} selected={selected} />
    </aside>
  );
}

function close(): void {
  select(undefined);
  focusStage();
}

function Opened({ selected }: { selected: StageObject }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { subject, gone: left } = useSubject(selected);
  const [part, setPart] = useState<Part>(() => (subject ? firstPart(subject) : 'overview'));
  const { resource = '', namespace = '', name = '' } = subject ?? {};
  const known = useAbout({ resource, namespace, name });
  const gone = left || known.gone;
  useLayoutEffect(() => takeFocus(heading.current), []);
  if (!subject) return <Header subject={undefined} gone heading={heading} />;
  const parts = partsOf(subject);
  const shown = parts.includes(part) ? part : 'overview';
  return (
    <>
      <Header subject={subject} gone={gone} heading={heading} />
      <Tabs
        parts={parts}
        current={shown}
        events={known.about?.events.length ?? 0}
        choose={(next) => {
          lookAt(subject.kind, next);
          setPart(next);
        }}
      />
      <div
        className="inspector-part"
        role="tabpanel"
        id="inspector-part"
        aria-labelledby={`inspector-tab-${shown}`}
        data-part={shown}
      >
        {gone && (
          <p className="inspector-gone">
            {subject.goneAt === undefined
              ? inspectorText('panel.notThere')
              : inspectorText('panel.goneSince', { time: clock(subject.goneAt) })}
          </p>
        )}
        <Boundary of={shown}>
          <ShownPart part={shown} subject={subject} selected={selected} known={{ ...known, gone }} />
        </Boundary>
      </div>
    </>
  );
}

interface PartProps {
  readonly part: Part;
  readonly subject: Subject;
  readonly selected: StageObject;
  readonly known: Known;
}

function ShownPart({ part, subject, selected, known }: PartProps) {
  switch (part) {
    case 'overview':
      return <Overview subject={subject} selected={selected} known={known} />;
    case 'logs':
      return <Logs subject={subject} about={known.about} />;
    case 'metrics':
      return <Metrics subject={subject} about={known.about} />;
    case 'events':
      return <Events events={known.about?.events ?? []} />;
    case 'yaml':
      return <Yaml subject={subject} gone={known.gone} />;
  }
}

interface HeaderProps {
  readonly subject: Subject | undefined;
  readonly gone: boolean;
  readonly heading: { readonly current: HTMLHeadingElement | null };
}

function Header({ subject, gone, heading }: HeaderProps) {
  const playground = usePlayground();
  const { kind = '', name = '', namespace = '', resource = '' } = subject ?? {};
  return (
    <header>
      <div>
        <p>
          <KindGlyph kind={resource === '' ? 'Client' : kind} size={15} />
          {kind}
          {namespace !== '' && namespace !== 'default' && <span className="mono">{namespace}</span>}
        </p>
        <h2 className="mono" ref={heading} tabIndex={-1}>
          {name}
        </h2>
      </div>
      {subject && resource !== '' && !gone && (
        <button
          type="button"
          className="btn bare sq"
          aria-label={inspectorText('panel.edit')}
          title={inspectorText('panel.edit')}
          onClick={() => openInEditor(playground, subject)}
        >
          <Pencil className="ic" aria-hidden="true" />
        </button>
      )}
      <button type="button" className="btn bare sq" aria-label={inspectorText('panel.close')} onClick={close}>
        <X className="ic" aria-hidden="true" />
      </button>
    </header>
  );
}

/** The subject as it is, or as it was last when it is gone. */
function useSubject(selected: StageObject): { subject: Subject | undefined; gone: boolean } {
  const { mirror } = usePlayground();
  const [shown, setShown] = useState(() => {
    const subject = subjectOf(mirror.getState(), selected);
    return { subject, gone: !subject || subject.goneAt !== undefined };
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
