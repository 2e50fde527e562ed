import type { Playground } from '../../mirror/playground';
import { tell } from '../../mirror/store';
import { openFile, showFile } from '../../mirror/tabs';
import { editingText } from '../../texts/editing';
import { missingWords, tellMissing } from '../kit/missing';
import { focusPane, select } from '../kit/workspace';
import { wantPlace } from './place';

/** An object of the cluster, as the inspector names it. */
export interface Revealed {
  /** `Deployment`. */
  readonly kind: string;
  /** `deployments.apps`; '' for what is no object of the API. */
  readonly resource: string;
  /** '' for kinds without one. */
  readonly namespace: string;
  readonly name: string;
}

/** On narrower pages the inspector lies over the editor. */
const COVERED_BELOW_PX = 800;

/**
 * Goes to the file and the line where an object is written; where no file has it, opens the live object, without what the
 * cluster added to it, as a new file. False when the cluster does not have it either.
 */
async function revealInEditor(playground: Playground, object: Revealed): Promise<boolean> {
  const { tabs } = playground;
  const { findObject } = await import('./locate');
  for (const { name: file, text } of tabs.getState().files) {
    const line = findObject(text, object);
    if (line === undefined) continue;
    go(playground, file, line);
    return true;
  }
  const { resource, namespace, name } = object;
  const { object: live } = await playground.ask<'object'>({ type: 'object', resource, namespace, name });
  if (!live) return false;
  const { manifestOf } = await import('./cleaned');
  const file = openFile(tabs, `${object.kind.toLowerCase()}-${name}.yaml`, manifestOf(live));
  go(playground, file, 1);
  return true;
}

/** The same, for a press: where it cannot be that is said. */
export function openInEditor(playground: Playground, object: Revealed): void {
  const { name } = object;
  revealInEditor(playground, object).then(
    (isThere) => {
      const title = editingText('reveal.none', { name });
      if (!isThere) tell(playground.mirror, { id: 'files', tone: 'warn', title });
    },
    () => tellMissing(playground, missingWords(name)),
  );
}

function go({ tabs }: Playground, file: string, line: number): void {
  showFile(tabs, file);
  wantPlace({ file, line, column: 1 });
  if (innerWidth < COVERED_BELOW_PX) select(undefined);
  focusPane('editor');
}
