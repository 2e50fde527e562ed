import { ListFilter, X } from 'lucide-react';
import { useRef } from 'react';
import { useShallow } from 'zustand/shallow';
import { stageText } from '../../texts/stage';
import { Boundary } from '../kit/boundary';
import { type Filter, filtered, isNarrow, type Term, termText, toggled } from '../kit/filter';
import { late } from '../kit/late';
import { usePaced } from '../kit/playground';
import { useWorkspace, workspace } from '../kit/workspace';
import './filter.css';

const FilterPopover = late(() => import('./FilterPopover'));

/** Chips beyond so many are told as a number. */
const MOST_CHIPS = 2;

interface Chip {
  readonly name: string;
  readonly without: Filter;
}

/** What the views show of the cluster: a chip for each thing that it is narrowed to, and the button that narrows it. */
export function FilterBar() {
  const filter = useWorkspace((state) => state.filter);
  const filtering = useWorkspace((state) => state.filtering);
  const wanted = useRef(false);
  wanted.current ||= filtering;
  const back = () => {
    wanted.current = false;
    workspace.setState({ filtering: false });
  };
  const chips = chipsOf(filter);
  const button = (
    <button
      type="button"
      className="btn bare small filter-open"
      aria-keyshortcuts="/"
      onClick={() => workspace.setState({ filtering: true })}
    >
      <ListFilter className="ic" aria-hidden="true" />
      <span>{stageText('filter.open')}</span>
    </button>
  );
  return (
    <div className="filter-bar">
      {isNarrow(filter) && (
        <ul className="filter-chips" aria-label={stageText('filter.active')}>
          {chips.slice(0, MOST_CHIPS).map(({ name, without }) => (
            <li key={name}>
              <button
                type="button"
                className="filter-chip"
                aria-label={stageText('filter.drop', { name })}
                onClick={() => workspace.setState({ filter: without })}
              >
                <span>{name}</span>
                <X className="ic" aria-hidden="true" />
              </button>
            </li>
          ))}
          {chips.length > MOST_CHIPS && (
            <li className="filter-more">{stageText('filter.more', { count: chips.length - MOST_CHIPS })}</li>
          )}
          <Count filter={filter} />
        </ul>
      )}
      {wanted.current ? (
        <Boundary back={back} fallback={button}>
          <FilterPopover />
        </Boundary>
      ) : (
        button
      )}
    </div>
  );
}

/** How many pods pass, of how many. */
function Count({ filter }: { filter: Filter }) {
  const records = usePaced(
    useShallow(({ pods, replicaSets, workloads, services, ingresses }) => ({
      pods,
      replicaSets,
      workloads,
      services,
      ingresses,
    })),
  );
  const shown = filtered(records, filter).pods.size;
  return <li className="filter-more">{stageText('filter.count', { shown, all: records.pods.size })}</li>;
}

function chipsOf(filter: Filter): Chip[] {
  const namespaces = filter.namespaces.map((namespace) => ({
    name: stageText('filter.namespace', { name: namespace }),
    without: toggled(filter, { namespace }),
  }));
  return [...namespaces, ...filter.terms.map((term) => ({ name: nameOf(term), without: toggled(filter, { term }) }))];
}

function nameOf(term: Term): string {
  const name = termText(term);
  return term.type === 'app' ? stageText('filter.app', { name }) : stageText('filter.label', { name });
}
