/** Turns what a link of one format held into what the next format holds. It may throw where it is not of its format. */
export type Migration = (old: unknown) => unknown;

/** The first takes format 1 to format 2, and so on. Format 2 packs in another way what format 1 held. */
export const MIGRATIONS: readonly Migration[] = [(same) => same];

/** The format that is written: one more than there are migrations. */
export function formatAfter(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}
