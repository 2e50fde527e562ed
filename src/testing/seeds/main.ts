/**
 * `npm run seeds -- [--count N] [--seed S] [--json FILE] [--list]`: plays random dramas in random worlds and holds them against
 * all checkers. A seed that fails says how it is played again, here and in the page; the file gets the counts.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CHECKERS } from './checkers/registry';
import { judge, type Verdict } from './judge';

function main(): void {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) {
    for (const { name, rule } of CHECKERS) console.log(`${name.padEnd(20)} ${rule}`);
    return;
  }
  const first = Number(values.seed);
  const count = Number(values.count);
  const started = process.cpuUsage();
  const failures = new Map<string, number[]>();
  let failed = 0;
  for (let seed = first; seed < first + count; seed++) {
    const verdict = judge(seed);
    if (verdict.complaints.length === 0) continue;
    failed++;
    tell(verdict);
    for (const checker of new Set(verdict.complaints.map((complaint) => complaint.checker))) {
      failures.set(checker, [...(failures.get(checker) ?? []), seed]);
    }
  }
  for (const [checker, seeds] of failures)
    console.log(`${checker}: ${seeds.length} seeds (${seeds.slice(0, 12).join(' ')})`);
  const { user, system } = process.cpuUsage(started);
  const eachMs = (user + system) / 1000 / Math.max(1, count);
  console.log(
    `${count - failed} of ${count} seeds hold ${CHECKERS.length + 5} invariants; ${eachMs.toFixed(0)} ms of processor time a seed`,
  );
  if (values.json) writeFileSync(values.json, JSON.stringify({ seeds: { passed: count - failed, failed } }));
  process.exitCode = failed > 0 ? 1 : 0;
}

function tell({ seed, complaints, fragment }: Verdict): void {
  console.log(`seed ${seed}`);
  for (const { checker, at, message } of complaints.slice(0, 8))
    console.log(`  ${(at / 1000).toFixed(3)} s ${checker}: ${message}`);
  console.log(`  again: npm run seeds -- --seed ${seed} --count 1`);
  if (fragment) console.log(`  in the page: #${fragment}`);
}

main();
