import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf, kindByKind } from '../../../api/scheme';
import { parseTime } from '../../../engine/sim/time';
import { layOut } from '../output/tabwriter';
import { tableFor } from './registry';

const FOLDER = join(import.meta.dirname, '../../../../conformance/printings');

interface Printing {
  readonly now: string;
  readonly object: KubernetesObject;
  readonly get: string;
  readonly wide: string;
}

function print({ now, object }: Printing, wide: boolean): string {
  const kind = kindByKind(object.apiVersion, object.kind);
  const columns = tableFor(kind ? groupResourceOf(kind) : '').columns.filter((column) => wide || !column.wide);
  const cells = columns.map((column) => String(column.cell(object, parseTime(now), wide)));
  return layOut([columns.map(({ title }) => title), cells]);
}

function stdout(text: string): string {
  return text.split('\n--- stderr\n')[0] as string;
}

describe('tables are those of kubectl, letter for letter', () => {
  for (const file of readdirSync(FOLDER)) {
    const printings = readFileSync(join(FOLDER, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Printing);
    it(`${file}: get`, () => {
      expect(printings.map((printing) => print(printing, false))).toEqual(printings.map(({ get }) => stdout(get)));
    });
    it(`${file}: wide`, () => {
      expect(printings.map((printing) => print(printing, true))).toEqual(printings.map(({ wide }) => stdout(wide)));
    });
  }
});
