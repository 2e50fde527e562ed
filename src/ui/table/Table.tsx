import { Search, X } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { TableRow } from '../../protocol/messages';
import { tableText } from '../../texts/table';
import { keyOf, type StageObject } from '../canvas/stageObject';
import { type Filter, filtered, isNarrow, passesNamespace } from '../kit/filter';
import { placed } from '../kit/placed';
import { select, useWorkspace, workspace } from '../kit/workspace';
import type { ViewProps } from '../stage/views';
import { useViewportClass } from '../theme/viewport';
import { choice, useChoice } from './choice';
import { Grid } from './Grid';
import { KindChooser } from './KindChooser';
import { arranged, nextSorting, type TableColumn } from './order';
import { twinColumns, USERS, userColumns } from './twin';
import { useOrdered } from './useOrdered';
import { type Rows, useRows } from './useRows';
import './table.css';

/** The same rows as an accessible grid: any kind, as `kubectl get -o wide` prints it, with what the stage says of each. */
export default function Table({ hidden }: ViewProps) {
  const { resource, filter, sorting, system } = useChoice((state) => state);
  const left = useMemo(() => (system ? [] : [...hidden]), [system, hidden]);
  const seen = useRef<readonly string[]>([]);
  const [rows, again] = useRows(resource, left, () => seen.current);
  const onSeen = useCallback(
    (keys: readonly string[]) => {
      const more = keys.some((key) => !seen.current.includes(key));
      seen.current = keys;
      if (more) again();
    },
    [again],
  );
  const current = rows?.resource === resource ? rows : undefined;
  const columns = useMemo(() => (current ? columnsOf(current) : []), [current]);
  const looked = useWorkspace((state) => state.filter);
  const ordered = useOrdered(current);
  const all = useMemo(() => (current ? passing(ordered, current, looked) : []), [ordered, current, looked]);
  const shown = useMemo(() => arranged(all, columns, filter, sorting), [all, columns, filter, sorting]);
  const kinds = rows?.kinds ?? [];
  const kind = kinds.find((one) => one.resource === resource)?.kind ?? resource;
  const selected = useWorkspace((state) => state.selected && keyOf(state.selected));
  const view = current?.view;
  const objectOf = (key: string): StageObject | undefined => {
    const row = current?.byKey.get(key);
    if (resource === USERS) return { kind: 'Generator', name: key };
    return row && view && placed(view, { resource, uid: row.uid, namespace: row.namespace, name: row.name });
  };
  return (
    <div className="table-view">
      <KindChooser kinds={kinds} users={rows?.view.generators.size ?? 0} />
      <div className="table-side">
        <Tools shown={shown.length} all={all.length} />
        <Grid
          key={resource}
          label={tableText('grid.label', {
            kind: resource === USERS ? tableText('kinds.users') : kind,
            count: shown.length,
          })}
          resource={resource}
          rows={shown}
          columns={columns}
          widths={current?.widths ?? []}
          view={view}
          empty={emptyText(current, filter)}
          sorting={sorting}
          isSelected={(key) => selected !== undefined && keyOfObject(objectOf(key)) === selected}
          onSort={(column) => choice.setState({ sorting: nextSorting(sorting, columns[column]?.title ?? '') })}
          onOpen={(key) => select(objectOf(key))}
          onMenu={(key, at) => {
            const object = objectOf(key);
            if (object) workspace.setState({ menu: { object, ...at } });
          }}
          onSeen={onSeen}
        />
      </div>
    </div>
  );
}

const keyOfObject = (object: StageObject | undefined) => object && keyOf(object);

function emptyText(rows: Rows | undefined, filter: string): string {
  if (!rows) return tableText('grid.loading');
  return filter.trim() === '' ? tableText('grid.empty') : tableText('grid.none', { words: filter.trim() });
}

/** The NAMESPACE where rows are of several, then kubectl's columns, and the stage's words behind the name. */
function columnsOf({ resource, columns, byKey, view }: Rows): readonly TableColumn[] {
  if (resource === USERS) return userColumns(() => view);
  const namespaces = new Set([...byKey.values()].map(({ namespace }) => namespace));
  const printed = columns.map(
    (title, index): TableColumn => ({ title, own: false, cell: ({ cells }) => cells[index] ?? '' }),
  );
  const name = printed.findIndex(({ title }) => title === 'NAME');
  const twin = twinColumns(resource, () => view);
  return [
    ...(namespaces.size > 1
      ? [{ title: 'NAMESPACE', own: false, cell: ({ namespace }: { namespace: string }) => namespace }]
      : []),
    ...printed.slice(0, name + 1),
    ...twin,
    ...printed.slice(name + 1),
  ];
}

/** The rows that pass the filter of all views: of what stands on the stage by its labels, of everything else by its namespace. */
function passing(rows: readonly TableRow[], { resource, view }: Rows, filter: Filter): readonly TableRow[] {
  if (resource === USERS || !isNarrow(filter)) return rows;
  const shown = filtered(view, filter);
  const kinds = { pods: shown.pods, services: shown.services, 'ingresses.networking.k8s.io': shown.ingresses };
  const records = kinds[resource as keyof typeof kinds];
  return rows.filter(({ uid, namespace }) => {
    if (view.workloads.has(uid)) return shown.workloads.has(uid);
    if (view.replicaSets.has(uid)) return shown.replicaSets.has(uid);
    return records ? records.has(uid) : namespace === '' || passesNamespace(filter, namespace);
  });
}

/** The filter, and whether system namespaces are there. */
function Tools({ shown, all }: { shown: number; all: number }) {
  const filter = useChoice((state) => state.filter);
  const system = useChoice((state) => state.system);
  const field = useRef<HTMLInputElement>(null);
  const narrow = useViewportClass() === 'phone';
  return (
    <div className="table-tools">
      <span className="table-filter">
        <Search className="ic" aria-hidden="true" />
        <input
          ref={field}
          id="table-filter"
          className="field"
          type="text"
          spellCheck={false}
          autoComplete="off"
          aria-label={tableText('filter.label')}
          placeholder={tableText('filter.placeholder')}
          value={filter}
          onChange={(event) => choice.setState({ filter: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || filter === '') return;
            event.preventDefault();
            event.stopPropagation();
            choice.setState({ filter: '' });
          }}
        />
        {filter !== '' && (
          <button
            type="button"
            className="btn bare sq small"
            aria-label={tableText('filter.clear')}
            onClick={() => {
              choice.setState({ filter: '' });
              field.current?.focus();
            }}
          >
            <X className="ic" aria-hidden="true" />
          </button>
        )}
      </span>
      <span className="table-left" role="status">
        {filter.trim() !== '' && tableText('filter.left', { shown, all })}
      </span>
      <label className="table-system">
        <input
          type="checkbox"
          checked={system}
          aria-label={tableText('system.show')}
          onChange={(event) => choice.setState({ system: event.target.checked })}
        />
        {tableText(narrow ? 'system.short' : 'system.show')}
      </label>
    </div>
  );
}
