import type { Change, Changed } from '../protocol/messages';
import { same } from './changedKeys';

interface Identified {
  readonly uid: string;
}

/**
 * Tells a kind of records by what is new in each: fields that are others than the page knows them, and of a record that it does not
 * know those that are others than in one of the same family.
 */
export class Teller<T extends Identified> {
  private readonly told = new Map<string, T>();
  /** By family: who was told last and is still there. */
  private readonly kin = new Map<string, string>();

  constructor(private readonly familyOf: (record: T) => string) {}

  /** What to tell of records that changed; `fresh` when the page knows none. */
  tell(changed: Changed<T> | undefined, fresh: boolean): Changed<Change<T>> | undefined {
    if (fresh) {
      this.told.clear();
      this.kin.clear();
    }
    if (!changed) return undefined;
    for (const uid of changed.gone) this.forget(uid);
    return { set: changed.set.map((record) => this.change(record)), gone: changed.gone };
  }

  private change(record: T): Change<T> {
    const { uid } = record;
    const family = this.familyOf(record);
    const known = this.told.get(uid);
    const like = known ? undefined : this.kin.get(family);
    const base = known ?? (like === undefined ? undefined : this.told.get(like));
    this.told.set(uid, record);
    this.kin.set(family, uid);
    if (!base) return { ...record };
    return { ...difference(base, record), uid, ...(like !== undefined && { like }) } as Change<T>;
  }

  private forget(uid: string): void {
    const record = this.told.get(uid);
    if (!record) return;
    this.told.delete(uid);
    const family = this.familyOf(record);
    if (this.kin.get(family) === uid) this.kin.delete(family);
  }
}

/** The fields of a record that are others than in `base`: of lists that only grew, what came to them. */
function difference<T extends Identified>(base: T, record: T): Record<string, unknown> {
  const [before, after] = [base as unknown as Record<string, unknown>, record as unknown as Record<string, unknown>];
  const changes: Record<string, unknown> = {};
  const more: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (old === value || (typeof value === 'object' && same(old, value))) continue;
    const isLonger = Array.isArray(old) && Array.isArray(value) && old.length > 0 && value.length > old.length;
    if (isLonger && old.every((item, index) => item === value[index])) more[key] = value.slice(old.length);
    else changes[key] = value;
  }
  const without = Object.keys(before).filter((key) => !(key in after));
  return {
    ...changes,
    ...(Object.keys(more).length > 0 && { more }),
    ...(without.length > 0 && { without }),
  };
}
