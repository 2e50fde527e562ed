/**
 * `npm run printings -- [--printings DIR] [--json FILE] [--show] [--keep] [resource...]`
 * lets our kubectl print stored objects, and compares with what real kubectl printed, letter for letter.
 * `--show` prints the differences; `--keep` (of a run over all) writes conformance/passing-printings.json.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFORMANCE, namesIn, readLines, writeReport } from '../answers/folder';
import { keep } from '../answers/kept';
import { table } from '../answers/table';
import { judge, TEXTS } from './judge';
import { keptOf } from './kept';
import type { Printing } from './print';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      printings: { type: 'string', default: join(CONFORMANCE, 'printings') },
      json: { type: 'string' },
      show: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const results = namesIn(values.printings, '.jsonl', positionals, console.log).map((resource) =>
    judge(resource, readLines<Printing>(values.printings, resource)),
  );
  if (values.show) {
    for (const { resource, wrong } of results)
      for (const { line, text, expected, actual } of wrong)
        console.log(`${resource} ${line} ${text}: expected\n${expected}\nactual\n${actual}`);
  }
  if (values.json) writeReport(values.json, results);
  if (values.keep) keep('printings', keptOf(results));
  const rows = results.map(({ resource, lines, wrong }) => ({
    name: resource,
    counts: TEXTS.map((text) => ({ equal: lines - wrong.filter((one) => one.text === text).length, of: lines })),
  }));
  console.log(table('resource', [...TEXTS], rows));
}

main();
