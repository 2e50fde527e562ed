import { isBusy, type Playground, SIDE_TERMINAL, TERMINAL } from '../../mirror/playground';
import { workspace } from '../kit/workspace';
import { viewportClass } from '../theme/viewport';
import type { Deed } from './subjects';

/** Does what a button or a menu's item says: lines are typed into the terminal, where their answer is read. */
export function act(playground: Playground, { line, power, traffic }: Deed): void {
  if (power) playground.power(power.node, power.on);
  if (traffic) playground.traffic(traffic);
  if (!line) return;
  playground.exec(line, isBusy(playground.mirror.getState(), TERMINAL) ? SIDE_TERMINAL : TERMINAL);
  workspace.setState({ pane: 'terminal', ...(viewportClass() === 'phone' && { selected: undefined }) });
}
