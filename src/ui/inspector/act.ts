import { isBusy, type Playground, SIDE_TERMINAL, TERMINAL } from '../../mirror/playground';
import { workspace } from '../kit/workspace';
import { followNext } from '../stage/following';
import type { Deed } from './subjects';

/** On narrower pages the inspector lies over the terminal. */
const COVERS_BELOW_PX = 800;

/** Does what a button or a menu's item says: lines are typed into the terminal, where their answer is read. */
export function act(playground: Playground, { line, command, traffic, follow }: Deed): void {
  if (command) playground.send({ type: 'command', command });
  if (traffic) playground.traffic(traffic);
  if (follow !== undefined) {
    workspace.setState({ view: 'flow', selected: undefined });
    followNext(playground, follow);
  }
  if (!line) return;
  playground.exec(line, isBusy(playground.mirror.getState(), TERMINAL) ? SIDE_TERMINAL : TERMINAL);
  const covers = innerWidth < COVERS_BELOW_PX;
  workspace.setState({ pane: 'terminal', ...(covers && { selected: undefined }) });
}
