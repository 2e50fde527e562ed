import type { Stored } from '../call';

/** The name by which a plugin refuses an object: what is known of it before the server made one. */
export function nameOf({ metadata }: Stored): string {
  return metadata.name || metadata.generateName || '';
}
