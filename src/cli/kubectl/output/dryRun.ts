import type { Call } from '../call';
import { fail } from '../failure';

/** How `--dry-run` was given. */
export type DryRun = 'none' | 'client' | 'server';

/** Reads `--dry-run`. Models cmdutil.GetDryRunStrategy. */
export function dryRunOf({ flags, err }: Call): DryRun {
  const value = flags.string('dry-run');
  switch (value) {
    case '':
    case 'none':
      return 'none';
    case 'client':
    case 'server':
      return value;
    case 'unchanged':
      err('W helpers.go: --dry-run is deprecated and can be replaced with --dry-run=client.\n');
      return 'client';
    default:
      if (value === 'true' || value === 'false') {
        err(
          `W helpers.go: --dry-run=${value} is deprecated (boolean value) and can be replaced with --dry-run=${value === 'true' ? 'client' : 'none'}.\n`,
        );
        return value === 'true' ? 'client' : 'none';
      }
      return fail(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  }
}

/** The query that keeps the server from storing. */
export function dryRunQuery(dryRun: DryRun): Record<string, string> {
  return dryRun === 'server' ? { dryRun: 'All' } : {};
}

/** What is told after a verb's word: ` (dry run)`, ` (server dry run)` or nothing. */
export function dryRunSuffix(dryRun: DryRun): string {
  if (dryRun === 'none') return '';
  return dryRun === 'server' ? ' (server dry run)' : ' (dry run)';
}
