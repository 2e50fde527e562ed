/** `npm run bench [word...]`: figures as ratios within one run, printed as a table; those whose name holds a word when words are given. */
import { bystanders } from './bystanders';
import { determinism } from './determinism';
import { engine } from './engine';
import { frames } from './frames';
import { growth } from './growth';
import { queue } from './queue';
import { rewind } from './rewind';
import type { Row } from './row';
import { table } from './row';
import { weight } from './weight';

const BENCHES: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  engine,
  growth,
  bystanders,
  queue,
  rewind,
  weight,
  determinism,
  frames,
};

const words = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (words.length > 0 && !words.includes(name)) continue;
  rows.push(...(await bench()));
}
console.log(table(rows));
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
