import { parseDocument } from 'yaml';
import type { Scenario, ScenarioMoment } from '../protocol/scenario';
import type { Command, LoggedCommand } from '../protocol/session';
import { readCommand, Unreadable } from '../share/reader';
import { Strict } from './strict';
import { readWorld } from './world';

/** A scenario's folder: the texts of its files by their paths in it, such as `scenario.yaml`, `web.yaml`, `before/web.yaml`. */
export type Folder = Readonly<Record<string, string>>;

/** A folder that makes no scenario; its message has a line for each thing that is wrong. */
export class ScenarioError extends Error {}

/** Those without an order come after those with one. */
const LAST = 10_000;
const MAIN = 'scenario.yaml';
const KEYS = [
  'title',
  'sentence',
  'goal',
  'tags?',
  'topic?',
  'order?',
  'picture?',
  'listed?',
  'world',
  'files?',
  'commands?',
];
const MORE_KEYS = ['clock?', 'look?', 'tries?', 'moments?'];
/** The terminal that people type in: what brought the scenario up can be read there. */
const TERMINAL = '1';

/** The scenario that a folder makes. Throws ScenarioError with everything that is wrong in it. */
export function readScenario(name: string, folder: Folder): Scenario {
  const strict = new Strict();
  const scenario = read(strict, name, folder);
  if (strict.complaints.length > 0) {
    throw new ScenarioError(strict.complaints.map((complaint) => `${name}/${MAIN}: ${complaint}`).join('\n'));
  }
  return scenario;
}

function read(strict: Strict, name: string, folder: Folder): Scenario {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(name))
    strict.complain('name', 'a folder is named in lower case, digits and dashes');
  const document = parseDocument(folder[MAIN] ?? '', { strict: true });
  for (const { message } of document.errors) strict.complain('YAML', message.split('\n')[0] ?? '');
  const fields = strict.record(document.toJS() ?? {}, name, [...KEYS, ...MORE_KEYS]);
  const clock = strict.record(fields.clock ?? {}, 'clock', ['opensAt?', 'playing?', 'speed?', 'preview?']);
  const look = strict.record(fields.look ?? {}, 'look', ['view?', 'selected?']);
  const files = readFiles(strict, strict.texts(fields.files, 'files'), folder);
  const opensAtMs = strict.duration(clock.opensAt, 'clock.opensAt');
  const scenario: Scenario = {
    name,
    title: strict.text(fields.title, 'title'),
    sentence: strict.text(fields.sentence, 'sentence'),
    goal: strict.text(fields.goal, 'goal'),
    tags: strict.texts(fields.tags, 'tags'),
    topic: strict.text(fields.topic ?? 'More', 'topic'),
    order: strict.number(fields.order, 'order', LAST),
    picture: strict.choice(fields.picture, 'picture', ['flow', 'fleet', 'queue', 'memory']),
    listed: strict.flag(fields.listed, 'listed', true),
    world: guarded(strict, 'world', () => readWorld(strict, name, fields.world)) ?? {
      name,
      machines: [],
      addons: [],
      generators: [],
    },
    files,
    start: readCommands(strict, fields.commands, { folder, files, opensAtMs }),
    opensAtMs,
    previewSpeed: strict.number(clock.preview, 'clock.preview', 4),
    playing: strict.flag(clock.playing, 'clock.playing', true),
    speed: strict.number(clock.speed, 'clock.speed', 1),
    look: {
      view: strict.choice(look.view, 'look.view', ['flow', 'fleet', 'table']),
      ...(look.selected !== undefined && { selected: strict.text(look.selected, 'look.selected') }),
    },
    tries: strict.texts(fields.tries, 'tries'),
    moments: strict.list(fields.moments, 'moments').map((one, index) => readMoment(strict, one, `moments[${index}]`)),
  };
  for (const { name: moment, at, tried } of scenario.moments) {
    if (tried && at < opensAtMs) strict.complain('moments', `${moment} is tried before the scenario opens`);
  }
  return scenario;
}

function readMoment(strict: Strict, value: unknown, place: string): ScenarioMoment {
  const fields = strict.record(value, place, ['name', 'at', 'tried?']);
  return {
    name: strict.text(fields.name, `${place}.name`),
    at: strict.duration(fields.at, `${place}.at`),
    tried: strict.flag(fields.tried, `${place}.tried`, false),
  };
}

/** The tabs, in the order of the list; every file of the folder is a tab, or an earlier text of one. */
function readFiles(strict: Strict, names: readonly string[], folder: Folder): Record<string, string> {
  for (const path of Object.keys(folder)) {
    const tab = path.slice(path.indexOf('/') + 1);
    if (path !== MAIN && !names.includes(tab)) strict.complain('files', `${path} is in the folder and not in the list`);
    for (const { message } of parsed(folder[path] ?? '')) strict.complain(path, message.split('\n')[0] ?? '');
  }
  return Object.fromEntries(
    names.map((name) => {
      if (folder[name] === undefined) strict.complain('files', `${name} is missing in the folder`);
      return [name, folder[name] ?? ''];
    }),
  );
}

function parsed(text: string): readonly { readonly message: string }[] {
  return text.split(/^---$/m).flatMap((document) => parseDocument(document, { strict: true }).errors);
}

interface Surroundings {
  readonly folder: Folder;
  readonly files: Readonly<Record<string, string>>;
  readonly opensAtMs: number;
}

function readCommands(strict: Strict, value: unknown, around: Surroundings): LoggedCommand[] {
  const commands = strict.list(value, 'commands').flatMap((one, index) => {
    const place = `commands[${index}]`;
    const fields = strict.record(one, place, ['at', 'run?', 'terminal?', 'from?', 'do?']);
    const command =
      fields.run === undefined
        ? guarded(strict, `${place}.do`, () => readCommand(fields.do, 'do'))
        : readLine(strict, fields, place, around);
    return command ? [{ at: strict.duration(fields.at, `${place}.at`), command }] : [];
  });
  for (const [index, { at }] of commands.entries()) {
    if (at < (commands[index - 1]?.at ?? 0)) strict.complain(`commands[${index}].at`, 'is earlier than the one before');
    if (at > around.opensAtMs) strict.complain(`commands[${index}].at`, 'is later than the scenario opens');
  }
  return commands;
}

/** A typed line; the files that it names go with it, as they were then. */
function readLine(
  strict: Strict,
  fields: Readonly<Record<string, unknown>>,
  place: string,
  { folder, files }: Surroundings,
): Command {
  const line = strict.text(fields.run, `${place}.run`);
  const from = strict.text(fields.from, `${place}.from`);
  const terminal = fields.terminal === undefined ? TERMINAL : strict.text(fields.terminal, `${place}.terminal`);
  const named = [...line.matchAll(/-f[ =]([^\s;&|]+)/g)].map(([, name]) => name as string);
  for (const name of named) if (!(name in files)) strict.complain(`${place}.run`, `there is no file ${name}`);
  if (from !== '' && !named.some((name) => `${from}/${name}` in folder)) {
    strict.complain(`${place}.from`, `the folder ${from} has none of the files that the line names`);
  }
  const texts = Object.entries(files)
    .filter(([name]) => named.includes(name))
    .map(([name, text]) => [name, folder[`${from}/${name}`] ?? text]);
  return { type: 'exec', terminal, line, ...(texts.length > 0 && { files: Object.fromEntries(texts) }) };
}

function guarded<T>(strict: Strict, place: string, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    strict.complain(place, `not understood at ${error.message}`);
    return undefined;
  }
}
