/**
 * `npm run verdicts -- [--verdicts DIR] [--json FILE] [--keep] [resource...]`
 * asks the API server's door what a real API server was asked, and compares the answers literally.
 * `--keep` (of a run over all) writes conformance/passing-verdicts.json. `--show` prints the differences.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFORMANCE, namesIn, readLines, writeReport } from '../answers/folder';
import { keep } from '../answers/kept';
import { table } from '../answers/table';
import type { Verdict } from './ask';
import { judge, type ResourceVerdict } from './judge';
import { keptOf } from './kept';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      verdicts: { type: 'string', default: join(CONFORMANCE, 'verdicts') },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
    },
  });
  const results = namesIn(values.verdicts, '.jsonl', positionals, console.log).map((resource) =>
    judge(resource, readLines<Verdict>(values.verdicts, resource)),
  );
  if (values.show) for (const result of results) show(result);
  if (values.json) writeReport(values.json, results);
  if (values.keep) keep('verdicts', keptOf(results));
  const rows = results.map(({ resource, lines, wrong }) => ({
    name: resource,
    counts: [{ equal: lines - wrong.length, of: lines }],
  }));
  console.log(table('resource', ['answers equal'], rows));
}

function show({ resource, wrong }: ResourceVerdict): void {
  for (const { line, request, differences } of wrong) {
    console.log(`${resource} ${line}: ${JSON.stringify(request)}`);
    for (const { path, expected, actual } of differences) {
      console.log(`  ${path}\n    expected ${JSON.stringify(expected)}\n    actual   ${JSON.stringify(actual)}`);
    }
  }
}

main();
