/**
 * The records of one kind that the page is shown, by uid, and which of them changed since the page was last told.
 * The records belong to the cluster's past and present and are carried by checkpoints; what was told does not.
 */
export class ViewTable<T extends { readonly uid: string }> {
  private records = new Map<string, T>();
  private readonly touched = new Set<string>();

  get(uid: string): T | undefined {
    return this.records.get(uid);
  }

  values(): IterableIterator<T> {
    return this.records.values();
  }

  get size(): number {
    return this.records.size;
  }

  set(record: T): void {
    this.records.set(record.uid, record);
    this.touched.add(record.uid);
  }

  remove(uid: string): void {
    if (this.records.delete(uid)) this.touched.add(uid);
  }

  /** What changed since the last call; undefined when nothing did. */
  take(): { set: T[]; gone: string[] } | undefined {
    if (this.touched.size === 0) return undefined;
    const set: T[] = [];
    const gone: string[] = [];
    for (const uid of this.touched) {
      const record = this.records.get(uid);
      if (record) set.push(record);
      else gone.push(uid);
    }
    this.touched.clear();
    return { set, gone };
  }

  /** Everything, for a page that knows nothing. */
  all(): { set: T[]; gone: string[] } {
    this.touched.clear();
    return { set: [...this.records.values()], gone: [] };
  }

  save(): Map<string, T> {
    return new Map(this.records);
  }

  load(saved: ReadonlyMap<string, T>): void {
    this.records = new Map(saved);
    this.touched.clear();
  }
}
