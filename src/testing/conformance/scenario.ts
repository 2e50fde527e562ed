import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { MachineSpec } from '../../protocol/session';

/** One step of a story, as its file has it. */
export type Step =
  | { readonly run: string }
  | { readonly sleep: string }
  | { readonly observe: readonly string[] }
  | { readonly power: { readonly node: number; readonly on: boolean } };

/** A story told to a cluster in kubectl commands (conformance/README.md). */
export interface Scenario {
  readonly area: string;
  readonly name: string;
  readonly title: string;
  readonly nodes?: readonly Omit<MachineSpec, 'kubelet'>[];
  readonly placement?: boolean;
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  /** The file's text: normalisation looks for literal addresses in it. */
  readonly source: string;
}

/** Reads a scenario file's text. Throws where it is not one. */
export function parseScenario(area: string, name: string, source: string): Scenario {
  const told = parse(source) as Partial<Scenario> | null;
  if (!told || !Array.isArray(told.steps)) throw new Error(`${area}/${name}: no steps`);
  return {
    area,
    name,
    title: told.title ?? name,
    nodes: told.nodes,
    placement: told.placement,
    files: told.files ?? {},
    steps: told.steps,
    source,
  };
}

/** The scenarios of a folder, in order: all, or those that a name (`area` or `area/name`) chooses. */
export function listScenarios(folder: string, chosen: readonly string[]): { area: string; name: string }[] {
  const all = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => ({ area: entry.name, name: file.slice(0, -'.yaml'.length) })),
    )
    .sort((a, b) => (`${a.area}/${a.name}` < `${b.area}/${b.name}` ? -1 : 1));
  if (chosen.length === 0) return all;
  return all.filter(({ area, name }) => chosen.includes(area) || chosen.includes(`${area}/${name}`));
}

export function readScenario(folder: string, area: string, name: string): Scenario {
  return parseScenario(area, name, readFileSync(join(folder, area, `${name}.yaml`), 'utf8'));
}

/** Milliseconds of `5s`, `1m30s`, `500ms`. */
export function durationMs(text: string): number {
  const unitMs: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  let total = 0;
  for (const [, amount, unit] of String(text).matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)) {
    total += Number(amount) * (unitMs[unit as string] as number);
  }
  return Math.round(total);
}
