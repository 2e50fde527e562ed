/**
 * `npm run dictionary`: makes the dictionary that links are packed with, from the texts that sessions hold: objects and lines of
 * `share-dictionary/`, commands as JSON, and the opening scenario's files. One that links were made with never changes: a better
 * one is a new file, listed in src/share/dictionaries/dictionaries.ts.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../src/protocol/scenario';
import type { Command } from '../src/protocol/session';
import { bundledScenario, scenarioNames } from '../src/testing/scenarios/shelf';

const HERE = dirname(fileURLToPath(import.meta.url));
const read = (name: string) => readFileSync(join(HERE, 'share-dictionary', name), 'utf8');

/** Ends a text in a link (src/share/formats/words.ts). */
const END = '\u0000';
/** Deflate looks back no further. */
const WINDOW = 32_768;

const COMMANDS: readonly Command[] = [
  { type: 'interrupt', terminal: '1' },
  { type: 'process', name: 'kube-scheduler', on: false },
  { type: 'process', name: 'kube-controller-manager', on: true },
  { type: 'link', node: 'node-b', to: 'control-plane', cut: true, delayMs: 200 },
  { type: 'link', node: 'node-a', cut: false, delayMs: 0 },
  { type: 'memory-ramp', node: 'node-a', bytes: 1_073_741_824, overMs: 60_000 },
  { type: 'power', node: 'node-b', on: true },
  { type: 'power', node: 'node-a', on: false },
];

/** Lines of a text that were not there before. */
function newLines(text: string, known: Set<string>): string {
  const lines = text.split('\n').filter((line) => !known.has(line));
  for (const line of lines) known.add(line);
  return lines.map((line) => `${line}\n`).join('');
}

/** What a session of a scenario begins with, in the order in which a link tells it. */
function startOf({ name, start }: Scenario): string[] {
  const told = start.flatMap(({ command }) =>
    command.type === 'exec' ? [command.line, ...Object.entries(command.files ?? {}).flat()] : [JSON.stringify(command)],
  );
  return ['1', name, '1', ...told];
}

/** The latest texts are the cheapest to point at: the most frequent come last, and at the very end the scenario that people begin with. */
function dictionary(): string {
  const objects = read('objects.yaml');
  const lines = read('lines.txt').trim().split('\n');
  const commands = COMMANDS.map((command) => JSON.stringify(command));
  const std = startOf(bundledScenario('std'));
  const known = new Set([objects, ...std].join('\n').split('\n'));
  const others = scenarioNames().filter((name) => bundledScenario(name).listed && name !== 'std');
  const starts = others.flatMap((name) =>
    newLines(startOf(bundledScenario(name)).join('\n'), known)
      .trimEnd()
      .split('\n'),
  );
  return [objects, ...starts, ...lines, ...commands, ...std].map((text) => text + END).join('');
}

const name = process.argv[2] ?? '';
const file = join(HERE, '..', 'src', 'share', 'dictionaries', `${name}.ts`);
if (!/^[a-z]+$/.test(name)) throw new Error('Which? npm run dictionary -- second');
if (existsSync(file)) throw new Error(`${name} is there already, and links were made with it.`);
const text = dictionary();
if (Buffer.byteLength(text) > WINDOW) throw new Error(`${Buffer.byteLength(text)} bytes are more than ${WINDOW}`);
const literal = `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
writeFileSync(
  file,
  `/** Made by scripts/share-dictionary.ts. Links are packed with it: it never changes. */\nexport const TEXT =\n  ${literal};\n`,
);
console.log(`${file}: ${Buffer.byteLength(text)} bytes`);
