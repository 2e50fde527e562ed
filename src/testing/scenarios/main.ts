import { type Performance, visitMoments } from './play';
import { bundledScenario, scenarioNames } from './shelf';

/** `npm run scenarios [-- name...]`: plays scenarios and prints how each stands at its moments, for whoever writes one. */
const [, , ...asked] = process.argv;
const LINES = [
  'kubectl get pods -o wide --no-headers',
  'kubectl get nodes',
  'kubectl get deployments',
  'kubectl get events --field-selector=type=Warning',
];

for (const name of asked.length > 0 ? asked : scenarioNames()) {
  const scenario = bundledScenario(name);
  console.log(`\n==== ${name}: ${scenario.title}. Opens at ${scenario.opensAtMs / 1000} s`);
  visitMoments(scenario, (moment, performance) => {
    console.log(`\n-- ${moment.name}, ${moment.at / 1000} s${moment.tried ? ', tried' : ''}`);
    for (const line of LINES) console.log(ask(performance, line));
    for (const { name: users } of performance.cluster.traffic.generators()) {
      const { total, failures, byVersion } = performance.cluster.ledger.view(users, () => 0);
      console.log(`${users}: ${JSON.stringify({ total, failures, byVersion })}`);
    }
  });
}

/** What a line prints in a shell of its own, at this moment. */
function ask({ cluster, printed, playback }: Performance, line: string): string {
  const before = printed.length;
  const saved = cluster.save();
  cluster.commandLine.exec('ask', line, {});
  for (let i = 0; cluster.commandLine.running('ask') && i < 10_000; i++) cluster.stepOccurrence();
  cluster.load(saved);
  const text = printed.slice(before).filter(({ terminal, kind }) => terminal === 'ask' && kind.startsWith('std'));
  return `${playback.now === cluster.now ? '' : '?'}${text.map((one) => one.text).join('')}`;
}
