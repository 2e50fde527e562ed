import { memo, useEffect, useMemo, useRef } from 'react';
import { type DiffLine, type Hunk, hunksOf, lineDiff } from './lineDiff';
import type { Documents } from './review';
import { piecesOf } from './yamlTokens';

/** More rows than this are counted and not drawn. */
const ROWS_AT_MOST = 1_200;

interface Props {
  readonly file: string;
  readonly documents: Documents;
  readonly applying: boolean;
  readonly onApply: () => void;
  readonly onBack: () => void;
}

/** What applying would change, beside what is live: struck lines go, green lines come. */
export function DiffView({ file, documents, applying, onApply, onBack }: Props) {
  const apply = useRef<HTMLButtonElement>(null);
  const diffs = useMemo(
    () => documents.map((one) => ({ ...one, lines: one.error === undefined ? lineDiff(one.live, one.wanted) : [] })),
    [documents],
  );
  const changed = diffs.filter((one) => one.lines.some((line) => line.kind !== 'same')).length;
  const taken = diffs.filter((one) => one.error === undefined).length;
  useEffect(() => apply.current?.focus({ preventScroll: true }), []);
  return (
    <section
      className="review"
      aria-label={`What applying ${file} would change`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onApply();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className="review-lines code" tabIndex={-1}>
        {diffs.map((one, index) => (
          <Document
            key={`${one.title}-${index.toString()}`}
            title={one.title}
            lines={one.lines}
            error={one.error}
            isNew={one.live === ''}
          />
        ))}
      </div>
      <footer>
        <span>
          {changed === 0
            ? 'Nothing would change: the cluster has this already.'
            : `${changed === 1 ? 'One object' : `${changed} objects`} would change.`}
        </span>
        <div className="grow" />
        <button type="button" className="btn small" onClick={onBack} disabled={applying}>
          Back to editing <kbd>Esc</kbd>
        </button>
        <button
          type="button"
          className="btn small pri"
          ref={apply}
          onClick={onApply}
          disabled={applying || taken === 0}
        >
          {applying ? 'Applying' : 'Apply'} <kbd>Enter</kbd>
        </button>
      </footer>
    </section>
  );
}

const Document = memo(function Document(props: {
  title: string;
  lines: readonly DiffLine[];
  error: string | undefined;
  isNew: boolean;
}) {
  const { title, lines, error, isNew } = props;
  const gone = lines.filter((line) => line.kind === 'gone').length;
  const added = lines.filter((line) => line.kind === 'new').length;
  const same = gone + added === 0;
  const summary = error
    ? 'would be refused'
    : isNew
      ? 'new'
      : same
        ? 'no change'
        : [added && `${added} new`, gone && `${gone} gone`].filter(Boolean).join(', ');
  return (
    <div className="review-document">
      <h3>
        <b className="mono">{title}</b> <span>{summary}</span>
      </h3>
      {error && <p className="review-error">{error}</p>}
      {!error && !same && <Hunks hunks={hunksOf(lines)} />}
    </div>
  );
});

function Hunks({ hunks }: { hunks: readonly Hunk[] }) {
  let rows = 0;
  const shown: Hunk[] = [];
  let left = 0;
  for (const hunk of hunks) {
    const size = 'lines' in hunk ? hunk.lines.length : 1;
    if (rows >= ROWS_AT_MOST) left += size;
    else if ('lines' in hunk && rows + size > ROWS_AT_MOST) {
      shown.push({ lines: hunk.lines.slice(0, ROWS_AT_MOST - rows) });
      left += rows + size - ROWS_AT_MOST;
    } else shown.push(hunk);
    rows += size;
  }
  return (
    <>
      {shown.map((hunk, index) =>
        'skipped' in hunk ? (
          <p className="review-skip" key={`skip-${index.toString()}`}>
            {hunk.skipped} lines the same
          </p>
        ) : (
          hunk.lines.map((line) => <Row key={`${line.left ?? ''}:${line.right ?? ''}`} line={line} />)
        ),
      )}
      {left > 0 && <p className="review-skip">{left} more lines</p>}
    </>
  );
}

function Row({ line }: { line: DiffLine }) {
  const pieces = piecesOf(line.text).map((piece, index) => (
    <span key={index.toString()} className={piece.kind || undefined}>
      {piece.text}
    </span>
  ));
  const said = { same: '', gone: 'Gone: ', new: 'New: ' }[line.kind];
  return (
    <div className={`ln ${line.kind}`}>
      <i>{line.right ?? ''}</i>
      <em />
      <code>
        {said && <span className="sr">{said}</span>}
        {line.kind === 'gone' ? <s>{pieces}</s> : pieces}
      </code>
    </div>
  );
}
