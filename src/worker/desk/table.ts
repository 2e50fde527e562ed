import { type KubernetesObject, keyOf } from '../../api/meta/object';
import { kindOf } from '../../api/scheme';
import { type Look, rowOf, titlesOf } from '../../cli/kubectl/get/rows';
import type { Cluster } from '../../engine/cluster';
import { parseTime } from '../../engine/cluster';
import type { Answers, Question, TableRow } from '../../protocol/messages';
import { kindCounts } from './kinds';

/** `kubectl get -o wide`. */
export const WIDE: Look = {
  wide: true,
  headers: true,
  kinds: false,
  namespaces: false,
  labels: false,
  labelColumns: [],
  events: false,
};
/** In a table that is longer, what only time changes (ages) is printed anew for the rows on the page alone. */
const SHORT_ROWS = 400;

interface Told {
  readonly number: number;
  /** Which question it answered. */
  readonly about: string;
  readonly rows: Map<string, { readonly object: KubernetesObject; readonly row: TableRow }>;
  readonly order: readonly string[];
}

/** Answers what rows a kind has, and remembers the last answer, so that only what differs is told. */
export class TableTeller {
  private told: Told = { number: 0, about: '', rows: new Map(), order: [] };

  constructor(private readonly cluster: Cluster) {}

  answer({ resource, hidden, seen, known }: Extract<Question, { type: 'table' }>): Answers['table'] {
    const { told, cluster } = this;
    const about = `${resource} ${hidden.join()}`;
    const fresh = known !== told.number || about !== told.about;
    const before: Told['rows'] = fresh ? new Map() : told.rows;
    const leftOut = new Set(hidden);
    const objects = cluster.etcd.list(resource).filter(({ metadata }) => !leftOut.has(metadata.namespace ?? ''));
    const rows: Told['rows'] = new Map();
    const set: TableRow[] = [];
    const ageing = objects.length > SHORT_ROWS ? new Set(seen) : undefined;
    for (const object of objects) {
      const key = keyOf(object);
      const last = before.get(key);
      const due = last?.object !== object || !ageing || ageing.has(key);
      const row = due ? this.print(resource, key, object, last?.row) : last.row;
      if (row !== last?.row) set.push(row);
      rows.set(key, { object, row });
    }
    const order = [...rows.keys()];
    const moved = fresh || order.length !== told.order.length || order.some((key, index) => key !== told.order[index]);
    this.told = { number: told.number + 1, about, rows, order };
    const kind = kindOf(resource);
    return {
      number: this.told.number,
      fresh,
      columns: kind ? titlesOf(kind, WIDE) : [],
      rows: { set, gone: [...before.keys()].filter((key) => !rows.has(key)) },
      ...(moved && { order }),
      kinds: kindCounts(cluster.etcd, hidden),
    };
  }

  /** The row as it is now: the one before when nothing in it differs. */
  private print(resource: string, key: string, object: KubernetesObject, last: TableRow | undefined): TableRow {
    const kind = kindOf(resource);
    const cells = kind ? rowOf(kind, object, WIDE, this.cluster.now) : [];
    const { uid, namespace = '', name, creationTimestamp } = object.metadata;
    if (last?.uid === uid && last.cells.every((cell, index) => cell === cells[index])) return last;
    return { key, uid, namespace, name, cells, createdAt: creationTimestamp ? parseTime(creationTimestamp) : 0 };
  }
}
