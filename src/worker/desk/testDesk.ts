import type { Answers, Question } from '../../protocol/messages';
import type { Scenario } from '../../protocol/scenario';
import type { Command } from '../../protocol/session';
import { ENGINE_VERSION } from '../../protocol/session';
import { REST } from '../rest';
import { Show } from '../show';

/** A scenario on stage, at a moment, with whoever answers in detail. */
export function testDesk(scenario: Scenario) {
  const session = { engine: ENGINE_VERSION, seed: 1, scenario: scenario.name, log: scenario.start };
  const show = new Show(session, scenario, () => 0, {
    toolbox: () => REST.toolbox,
    shell: () => REST.shell,
    desk: (cluster, almanac, past) => new REST.Desk(cluster, almanac, past),
  });
  show.open(scenario.opensAtMs);
  return {
    show,
    seek: (at: number) => show.hear({ type: 'seek', at }),
    perform: (command: Command) => show.hear({ type: 'command', command }),
    ask: <T extends Question['type']>(question: Extract<Question, { type: T }>) => show.answer(question) as Answers[T],
  };
}
