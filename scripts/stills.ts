/**
 * Plays every listed scenario and prints, as JSON, the stills of its moments: what its card on the home page shows at rest. The build
 * runs it (scripts/scenarios.ts), so that no picture is older than the engine.
 */
import { applyDiff } from '../src/mirror/diff';
import { type Still, stillOf } from '../src/mirror/still';
import { emptyMirror } from '../src/mirror/store';
import type { Scenario, ScenarioCard } from '../src/protocol/scenario';
import { ENGINE_VERSION } from '../src/protocol/session';
import { bundledScenario, scenarioNames } from '../src/testing/scenarios/shelf';
import { REST } from '../src/worker/rest';
import { Show } from '../src/worker/show';

/** A scenario's card, and how it looks: where it opens, and at its moments in their order. */
export interface Shelved {
  readonly card: ScenarioCard;
  readonly opens: Still;
  readonly moments: readonly Still[];
}

const RECENT_MS = 2_500;

/** A scenario on a stage of its own, as the page sees it. */
class Viewing {
  private readonly show: Show;
  private mirror = emptyMirror();
  private wallMs = 0;

  constructor(private readonly scenario: Scenario) {
    const session = { engine: ENGINE_VERSION, seed: 1, scenario: scenario.name, log: scenario.start };
    this.show = new Show(session, scenario, () => 0, { toolbox: () => REST.toolbox, shell: () => REST.shell });
    this.show.hear({ type: 'interest', usage: true });
    this.show.hear({ type: 'pause' });
  }

  /** How it looks at a moment: the page was there a little before, so that it knows the latest requests. */
  still(at: number): Still {
    for (const moment of [Math.max(0, at - RECENT_MS), at]) this.go(moment);
    return stillOf(this.mirror);
  }

  /** Does, where the scenario opens, what it proposes. */
  try(): void {
    this.go(this.scenario.opensAtMs);
    for (const line of this.scenario.tries) {
      const terminal = this.show.cluster.commandLine.running('1') ? '2' : '1';
      this.show.hear({ type: 'command', command: { type: 'exec', terminal, line } });
    }
  }

  private go(at: number): void {
    this.show.hear({ type: 'seek', at });
    const diff = this.show.frame((this.wallMs += 1_000));
    if (diff?.type === 'diff') this.mirror = applyDiff(this.mirror, diff);
  }
}

function shelved(scenario: Scenario): Shelved {
  const { name, title, sentence, goal, tags, topic, order, picture, listed, previewSpeed, opensAtMs } = scenario;
  const viewing = new Viewing(scenario);
  const stills = (tried: boolean) =>
    scenario.moments.filter((moment) => moment.tried === tried).map(({ at }) => viewing.still(at));
  const before = stills(false);
  const opens = viewing.still(opensAtMs);
  viewing.try();
  const card = { name, title, sentence, goal, tags, topic, order, picture, listed, previewSpeed };
  return { card, opens, moments: [...before, ...stills(true)] };
}

const shelf = scenarioNames()
  .map(bundledScenario)
  .filter(({ listed }) => listed)
  .sort((one, other) => one.order - other.order)
  .map(shelved);
process.stdout.write(JSON.stringify(shelf));
