import { digestOf } from '../runtime/registry';

/** What containerd says when a command cannot be started in a running container; each try has an id of its own. */
export function startFailure(container: string, now: number, why: string): string {
  return `failed to exec in container: failed to start exec "${digestOf(`${container} ${now}`)}": ${why}`;
}
