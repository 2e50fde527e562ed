import { memo, useEffect, useRef, useState } from 'react';
import { addFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { frameText } from '../../texts/frame';
import { Boundary, lateBeside } from '../kit/boundary';
import { late } from '../kit/late';
import { useMirror, usePlayground, useTabs } from '../kit/playground';
import { TabNote } from '../kit/TabNote';
import { useTabHint } from '../kit/tabHint';
import { AppliedMark, Applying } from './Applied';
import { EditorTabs } from './EditorTabs';
import { isWhatWasApplied, lastApply } from './lastApply';
import { PlainText } from './PlainText';
import { useReview } from './review';
import { useEditorFocus, useSurface } from './useSurface';
import './editor.css';

const what = () => frameText('missing.editor');
const DiffView = late(() => import('./DiffView'));
// What stands beside Monaco comes with it; files are dropped later than the page is drawn.
const AdvicePanel = late(() => import('./AdvicePanel'));
const AdviceCount = lateBeside(async () => ({ default: (await import('./AdviceCount')).AdviceCount }), what);
const Against = lateBeside(async () => ({ default: (await import('./Against')).Against }), what);
const HintCard = lateBeside(async () => ({ default: (await import('./CursorMarks')).HintCard }), what);
const LiveButton = lateBeside(async () => ({ default: (await import('./CursorMarks')).LiveButton }), what);
const Problems = lateBeside(async () => ({ default: (await import('./Problems')).Problems }), what);
const SplitOffer = lateBeside(async () => ({ default: (await import('./SplitOffer')).SplitOffer }), what);
const DropZone = lateBeside(async () => ({ default: (await import('./DropZone')).DropZone }), what);

/** Files, their text, and the two presses that apply it. */
export const EditorPane = memo(function EditorPane() {
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
    DiffView.ahead();
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
          <>
            <AdviceCount open={advising} toggle={() => setAdvising(!advising)} />
            <LiveButton surface={surface} />
            <Against />
          </>
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
      {surface && <SplitOffer />}
      <div className="editor-body" id="editor-body" role="tabpanel" aria-label={active || editorText('pane.noFile')}>
        <div ref={element} className="editor-surface" data-ready={surface !== undefined} />
        {!surface && active !== '' && <PlainText press={() => press.current()} />}
        {active === '' && <NoFile />}
        {surface && !advising && !showing && <HintCard />}
        {surface && advising && !showing && (
          <Boundary what={frameText('missing.editor')} back={() => setAdvising(false)}>
            <AdvicePanel surface={surface} onClose={() => setAdvising(false)} />
          </Boundary>
        )}
        {showing && (
          <Boundary what={frameText('missing.editor')} back={back}>
            <DiffView
              file={showing.file}
              documents={showing.documents}
              onApply={() => {
                void apply(showing.file);
                surface?.focus();
              }}
              onBack={leave}
            />
          </Boundary>
        )}
      </div>
      <DropZone />
      {!showing && (said || found.length > 0) && (
        <Problems
          said={said?.file === active ? said : undefined}
          found={found}
          goTo={(problem) => surface?.goTo(problem.line, problem.column)}
          dismiss={dismiss}
        />
      )}
    </section>
  );
});

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
