import { X } from 'lucide-react';
import { editingText } from '../../texts/editing';
import type { Problem } from './problems';
import type { Said } from './review';

/** What is wrong with the file, in the words of who found it; a click goes to the line. */
export function Problems(props: {
  said: Said | undefined;
  found: readonly Problem[];
  goTo: (problem: Problem) => void;
  dismiss: () => void;
}) {
  const { said, found, goTo, dismiss } = props;
  const problems = said?.problems ?? found.slice(0, 1);
  if (problems.length === 0) return null;
  return (
    <footer className={said ? 'problems' : 'problems quiet'} role={said ? 'alert' : undefined}>
      <ul>
        {problems.slice(0, 20).map((problem, index) => (
          <li key={`${problem.line}-${index.toString()}`}>
            {problem.line > 0 && (
              <button type="button" className="btn small" onClick={() => goTo(problem)}>
                {editingText('problems.line', { line: problem.line })}
              </button>
            )}
            <span className="mono">{problem.message}</span>
          </li>
        ))}
        {said?.nothingChanged && <li className="nothing">{editingText('apply.nothingChanged')}</li>}
      </ul>
      {said ? (
        <button
          type="button"
          className="btn bare sq small"
          aria-label={editingText('problems.close')}
          title={editingText('problems.close')}
          onClick={dismiss}
        >
          <X className="ic" aria-hidden="true" />
        </button>
      ) : (
        found.length > 1 && <span className="mut">{editingText('problems.one', { count: found.length })}</span>
      )}
    </footer>
  );
}
