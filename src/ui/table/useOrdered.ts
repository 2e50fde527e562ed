import { useEffect, useMemo, useRef } from 'react';
import type { TableRow } from '../../protocol/messages';
import { stageOrder, USERS, userRows } from './twin';
import type { Rows } from './useRows';

const NONE: readonly TableRow[] = [];

/** All rows in the order of the stage. Pods are put in order anew only when one came or went, or what owns them changed. */
export function useOrdered(rows: Rows | undefined): readonly TableRow[] {
  const kept = useRef<{ readonly rows: Rows; readonly keys: readonly string[] }>(undefined);
  const ordered = useMemo(() => {
    if (!rows) return undefined;
    const before = kept.current;
    return { rows, keys: before && hasOrderOf(before.rows, rows) ? before.keys : keysOf(rows) };
  }, [rows]);
  useEffect(() => {
    kept.current = ordered;
  }, [ordered]);
  return useMemo(() => {
    if (!ordered) return NONE;
    const { rows: now, keys } = ordered;
    return now.resource === USERS ? userRows(now.view) : keys.flatMap((key) => now.byKey.get(key) ?? []);
  }, [ordered]);
}

function hasOrderOf(before: Rows, now: Rows): boolean {
  return (
    before.resource === now.resource &&
    before.order === now.order &&
    before.view.replicaSets === now.view.replicaSets &&
    before.view.workloads.size === now.view.workloads.size &&
    before.view.pods.size === now.view.pods.size
  );
}

function keysOf({ resource, order, byKey, view }: Rows): readonly string[] {
  if (resource !== 'pods') return order;
  const rows = order.flatMap((key) => byKey.get(key) ?? []);
  return stageOrder(view, rows).map(({ key }) => key);
}
