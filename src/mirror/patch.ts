import type { Change, Changed } from '../protocol/messages';

interface Identified {
  readonly uid: string;
}

/** The records that changes tell, whole: each is made of the one that the page has, or of the one that it is like. */
export function whole<T extends Identified>(
  old: ReadonlyMap<string, T>,
  changed: Changed<Change<T>> | undefined,
): Changed<T> | undefined {
  if (!changed) return undefined;
  const made = new Map<string, T>();
  for (const change of changed.set) {
    const { like, more, without, ...fields } = change as Change<T> & Identified;
    const base = made.get(change.uid) ?? old.get(change.uid) ?? (like ? (made.get(like) ?? old.get(like)) : undefined);
    // Who came in between waits for the next fresh diff: what is new in a record that it does not have tells it nothing.
    if (!base && (like !== undefined || !('name' in fields))) continue;
    made.set(change.uid, base ? joined(base, fields, more, without) : (fields as unknown as T));
  }
  return { set: [...made.values()], gone: changed.gone };
}

function joined<T extends Identified>(
  base: T,
  fields: object,
  more: Readonly<Record<string, readonly unknown[]>> | undefined,
  without: readonly string[] | undefined,
): T {
  const record = { ...base, ...fields } as Record<string, unknown>;
  for (const key of without ?? []) delete record[key];
  for (const [key, items] of Object.entries(more ?? {})) record[key] = [...(record[key] as unknown[]), ...items];
  return record as unknown as T;
}
