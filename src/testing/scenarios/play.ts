import type { Cluster } from '../../engine/cluster';
import { Playback } from '../../engine/playback';
import type { TerminalOutput } from '../../protocol/messages';
import type { Scenario, ScenarioMoment } from '../../protocol/scenario';
import { openStage } from '../seeds/stage';

/** A scenario under way in Node, and all that its terminals printed. */
export interface Performance {
  readonly cluster: Cluster;
  readonly playback: Playback;
  readonly printed: readonly TerminalOutput[];
}

/** A scenario's cluster in which nothing was done yet. */
export function emptyStage({ world }: Pick<Scenario, 'world'>): Cluster {
  return openStage(1, world).cluster;
}

const NOBODY = { save: () => undefined, load: () => {} };

/** Brings a scenario up to the moment at which it opens; with `tried`, what it proposes to try is then done. */
export function perform(scenario: Scenario, tried = false): Performance {
  const { cluster } = openStage(1, scenario.world);
  const printed: TerminalOutput[] = [];
  cluster.commandLine.onOutput = (output) => printed.push(output);
  cluster.populate();
  const playback = new Playback(cluster, NOBODY, scenario.start);
  playback.advance(tried ? scenario.opensAtMs : 0);
  if (tried) {
    for (const line of scenario.tries) {
      const terminal = cluster.commandLine.running('1') ? '2' : '1';
      const limit = playback.now + 1_000;
      playback.perform({ type: 'exec', terminal, line });
      while (cluster.commandLine.running(terminal) && playback.stepOccurrence(limit));
    }
  }
  return { cluster, playback, printed };
}

/** Shows each of a scenario's moments to `look`. */
export function visitMoments(scenario: Scenario, look: (moment: ScenarioMoment, at: Performance) => void): void {
  for (const tried of [false, true]) {
    const moments = scenario.moments.filter((moment) => moment.tried === tried).sort((a, b) => a.at - b.at);
    if (moments.length === 0) continue;
    const performance = perform(scenario, tried);
    for (const moment of moments) {
      performance.playback.advance(Math.max(performance.playback.now, moment.at));
      look(moment, performance);
    }
  }
}
