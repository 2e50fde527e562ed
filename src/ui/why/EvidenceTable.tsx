import { Check } from 'lucide-react';
import type { Cell, Evidence, EvidenceRow } from '../../narration/why/card';
import { whyText } from '../../texts/why';
import { NameLink, Spoken } from './Spoken';

/** What shows the answer: nodes and filters, a ranking, a rack. */
export function EvidenceTable({ evidence }: { evidence: Evidence }) {
  const { caption, columns, rows, left, marks } = evidence;
  return (
    <table className={marks ? 'why-evidence marks' : 'why-evidence'}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th scope="col" key={column + index.toString()}>
              {column || <span className="sr">{whyText('column.node')}</span>}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <Row key={row.head} row={row} marks={marks} />
      ))}
      {left > 0 && (
        <tfoot>
          <tr>
            <td colSpan={columns.length}>{whyText('card.others', { count: left })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Row({ row, marks }: { row: EvidenceRow; marks: boolean }) {
  const { head, object, cells, note, tone } = row;
  return (
    <tbody className={tone}>
      <tr>
        <th scope="row">{object ? <NameLink name={head} object={object} /> : head}</th>
        {cells.map((cell, index) => (
          <td key={index.toString()} className={/^-?[\d.]+\w*$/.test(cell) ? 'figure' : undefined}>
            {marks ? <Mark cell={cell} /> : cell}
          </td>
        ))}
      </tr>
      {note && (
        <tr className="note">
          <td colSpan={cells.length + 1}>
            <Spoken say={note} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A filter's outcome: a check, a diamond with a cross, a dash where nobody asked any more. */
function Mark({ cell }: { cell: Cell }) {
  if (cell === 'yes')
    return (
      <>
        <Check className="ic" aria-hidden="true" />
        <span className="sr">{whyText('card.passed')}</span>
      </>
    );
  if (cell === 'no')
    return (
      <>
        <svg className="why-stop" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M9 .8 17.2 9 9 17.2.8 9Z" />
          <path className="cross" d="m6.6 6.6 4.8 4.8m0-4.8-4.8 4.8" />
        </svg>
        <span className="sr">{whyText('card.stopped')}</span>
      </>
    );
  return (
    <>
      <span className="why-dash" aria-hidden="true">
        –
      </span>
      <span className="sr">{whyText('card.notAsked')}</span>
    </>
  );
}
