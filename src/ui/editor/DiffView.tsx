import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { editingText } from '../../texts/editing';
import { keysText } from '../../texts/keys';
import type { DiffLine } from './lineDiff';
import type { Documents } from './review';
import { type Reviewed, reviewOf } from './reviewed';
import { piecesOf } from './yamlTokens';

interface Props {
  readonly file: string;
  readonly documents: Documents;
  readonly onApply: () => void;
  readonly onBack: () => void;
}

/** What applying would change, beside what is live: struck lines go, green lines come. */
export default function DiffView({ file, documents, onApply, onBack }: Props) {
  const apply = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const shown = useMemo(() => reviewOf(documents), [documents]);
  const changed = documents.filter((one) => one.error === undefined && one.live !== one.wanted).length;
  const taken = documents.some((one) => one.error === undefined);
  // In the very moment it is seen: the next key is its own.
  useLayoutEffect(() => {
    const first = apply.current?.disabled ? back.current : apply.current;
    first?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      className="review"
      aria-label={editingText('review.label', { file })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onApply();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className="review-lines code" tabIndex={-1}>
        {shown.map((one, index) => (
          <Document key={`${one.title}-${index.toString()}`} reviewed={one} />
        ))}
        {documents.length > shown.length && (
          <p className="review-skip">{editingText('review.more', { count: documents.length - shown.length })}</p>
        )}
      </div>
      <footer>
        <span>{changed === 0 ? editingText('review.none') : editingText('review.some', { count: changed })}</span>
        <div className="grow" />
        <button type="button" className="btn small" ref={back} onClick={onBack}>
          {editingText('review.back')} <kbd>{keysText('escape')}</kbd>
        </button>
        <button type="button" className="btn small pri" ref={apply} onClick={onApply} disabled={!taken}>
          {editingText('review.apply')} <kbd>{keysText('enter')}</kbd>
        </button>
      </footer>
    </section>
  );
}

const Document = memo(function Document({ reviewed }: { reviewed: Reviewed }) {
  const { title, summary, error, hunks, left } = reviewed;
  return (
    <div className="review-document">
      <h3>
        <b className="mono">{title}</b> <span>{summary}</span>
      </h3>
      {error && <p className="review-error">{error}</p>}
      {hunks.map((hunk, index) =>
        'skipped' in hunk ? (
          <p className="review-skip" key={`skip-${index.toString()}`}>
            {editingText('line.same', { count: hunk.skipped })}
          </p>
        ) : (
          hunk.lines.map((line) => <Row key={`${line.left ?? ''}:${line.right ?? ''}`} line={line} />)
        ),
      )}
      {left > 0 && <p className="review-skip">{editingText('line.more', { count: left })}</p>}
    </div>
  );
});

function Row({ line }: { line: DiffLine }) {
  const indent = /^\s*/.exec(line.text)?.[0] ?? '';
  const pieces = piecesOf(line.text.slice(indent.length)).map((piece, index) => (
    <span key={index.toString()} className={piece.kind || undefined}>
      {piece.text}
    </span>
  ));
  const said = { same: '', gone: editingText('line.gone'), new: editingText('line.new') }[line.kind];
  return (
    <div className={`ln ${line.kind}`}>
      <i>{line.right ?? ''}</i>
      <em />
      <code>
        {said && <span className="sr">{said} </span>}
        {indent}
        {line.kind === 'gone' ? <s>{pieces}</s> : pieces}
      </code>
    </div>
  );
}
