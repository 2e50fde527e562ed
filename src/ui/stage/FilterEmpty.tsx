import { stageText } from '../../texts/stage';
import { NO_FILTER } from '../kit/filter';
import { workspace } from '../kit/workspace';

/** Nothing of the cluster passes the filter: says so, and how many pods there are beside it. */
export default function FilterEmpty({ outside }: { outside: number }) {
  return (
    <div className="filter-empty" role="status">
      <strong>{stageText('filter.empty')}</strong>
      <span>{stageText('filter.emptyWords', { count: outside })}</span>
      <button
        type="button"
        className="btn"
        onClick={() => workspace.setState(({ filter: { system } }) => ({ filter: { ...NO_FILTER, system } }))}
      >
        {stageText('filter.clear')}
      </button>
    </div>
  );
}
