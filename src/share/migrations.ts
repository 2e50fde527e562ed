/** Turns a link's JSON of one format into that of the next. It may throw where the JSON is not of its format. */
export type Migration = (old: unknown) => unknown;

/** The first takes format 1 to format 2, and so on. */
export const MIGRATIONS: readonly Migration[] = [];

/** The format that is written: one more than there are migrations. */
export function formatAfter(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}
