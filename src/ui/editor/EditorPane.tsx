import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { addFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { useMirror, usePlayground, useTabs } from '../kit/playground';
import { TabNote } from '../kit/TabNote';
import { useTabHint } from '../kit/tabHint';
import { AppliedMark, Applying } from './Applied';
import { EditorTabs } from './EditorTabs';
import { isWhatWasApplied, lastApply } from './lastApply';
import { PlainText } from './PlainText';
import { Problems } from './Problems';
import { useReview } from './review';
import { SplitOffer } from './SplitOffer';
import { useEditorFocus, useSurface } from './useSurface';
import './editor.css';

const loadReview = () => import('./DiffView');
const DiffView = lazy(loadReview);
// What stands beside Monaco comes with it; files are dropped later than the page is drawn.
const AdvicePanel = lazy(() => import('./AdvicePanel'));
const AdviceCount = lazy(async () => ({ default: (await import('./AdviceCount')).AdviceCount }));
const Against = lazy(async () => ({ default: (await import('./Against')).Against }));
const HintCard = lazy(async () => ({ default: (await import('./CursorMarks')).HintCard }));
const LiveButton = lazy(async () => ({ default: (await import('./CursorMarks')).LiveButton }));
const DropZone = lazy(async () => ({ default: (await import('./DropZone')).DropZone }));

/** Files, their text, and the two presses that apply it. */
export function EditorPane() {
  const playground = usePlayground();
  const active = useTabs((state) => state.active);
  const told = useMirror((mirror) => lastApply(mirror, active));
  const settled = useTabs(({ files }) => files.some((one) => one.name === active && isWhatWasApplied(told, one)));
  const { review, said, show, apply, back, dismiss } = useReview(playground);
  const [advising, setAdvising] = useState(false);
  const press = useRef<() => void>(() => {});
  press.current = () => {
    if (active === '') return;
    if (review.step === 'idle') void show(active);
    else if (review.step === 'showing') void apply(review.file);
  };
  const { element, surface, tabMoves, found } = useSurface(press);
  useEditorFocus(surface, review.step === 'showing');

  useEffect(() => {
    if (!surface) return;
    void loadReview();
    for (const file of playground.tabs.getState().files)
      surface.mark(file.name, said?.file === file.name ? said.problems : []);
  }, [surface, said, playground]);

  // At once: a person who goes elsewhere in the meantime would be called back.
  const leave = () => {
    back();
    surface?.focus();
  };
  const showing = review.step === 'showing' ? review : undefined;
  const hint = useTabHint('.editor-surface');
  return (
    <section
      className="pane"
      id="editor"
      aria-label={editorText('pane.name')}
      onFocus={hint.onFocus}
      onBlur={hint.onBlur}
    >
      <header>
        <EditorTabs />
        <div className="grow" />
        <TabNote moves={tabMoves} hint={hint.shown} />
        {surface && (
          <Suspense fallback={null}>
            <AdviceCount open={advising} toggle={() => setAdvising(!advising)} />
            <LiveButton surface={surface} />
            <Against />
          </Suspense>
        )}
        {review.step === 'applying' ? <Applying /> : <AppliedMark />}
        <button
          type="button"
          className={settled ? 'btn small apply' : 'btn small pri apply'}
          disabled={active === '' || review.step === 'asking' || review.step === 'applying'}
          title={editorText('apply.hint')}
          onClick={() => press.current()}
        >
          {editorText(review.step === 'asking' ? 'apply.comparing' : 'apply.button')}
        </button>
      </header>
      <SplitOffer />
      <div className="editor-body" id="editor-body" role="tabpanel" aria-label={active || editorText('pane.noFile')}>
        <div ref={element} className="editor-surface" data-ready={surface !== undefined} />
        {!surface && active !== '' && <PlainText press={() => press.current()} />}
        {active === '' && <NoFile />}
        {surface && !advising && !showing && (
          <Suspense fallback={null}>
            <HintCard />
          </Suspense>
        )}
        {surface && advising && !showing && (
          <Suspense fallback={null}>
            <AdvicePanel surface={surface} onClose={() => setAdvising(false)} />
          </Suspense>
        )}
        {showing && (
          <Suspense fallback={null}>
            <DiffView
              file={showing.file}
              documents={showing.documents}
              onApply={() => {
                void apply(showing.file);
                surface?.focus();
              }}
              onBack={leave}
            />
          </Suspense>
        )}
      </div>
      <Suspense fallback={null}>
        <DropZone />
      </Suspense>
      {!showing && (
        <Problems
          said={said?.file === active ? said : undefined}
          found={found}
          goTo={(problem) => surface?.goTo(problem.line, problem.column)}
          dismiss={dismiss}
        />
      )}
    </section>
  );
}

function NoFile() {
  const { tabs } = usePlayground();
  return (
    <div className="empty">
      <p>{editorText('pane.empty')}</p>
      <button type="button" className="btn" onClick={() => addFile(tabs)}>
        {editorText('tabs.new')}
      </button>
    </div>
  );
}
