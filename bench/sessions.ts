import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { type Command, ENGINE_VERSION, type LoggedCommand, type Session } from '../src/protocol/session';
import { scenarioByName } from '../src/testing/scenarios/shelf';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'sessions');
/** A person takes so long for what is no line, in milliseconds. */
const MOMENT_MS = 6_137;

/** A session as somebody who learns would make it, and how many objects were made in it. */
export interface Sample {
  readonly name: string;
  readonly session: Session;
  readonly at: number;
  readonly objects: number;
}

interface Story {
  readonly scenario: string;
  readonly files: Readonly<Record<string, string>>;
  /** A line each: `12.5 kubectl get pods`, `edit web.yaml "from" "to"`, `power node-b off`, `traffic name rate url`, `interrupt`. */
  readonly steps: string;
}

/** The twenty sessions of `sessions/`. */
export function samples(): readonly Sample[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => told(file.replace('.yaml', ''), parse(readFileSync(join(FOLDER, file), 'utf8')) as Story));
}

function told(name: string, story: Story): Sample {
  const scenario = scenarioByName(story.scenario);
  if (!scenario) throw new Error(`${name}: no scenario ${story.scenario}`);
  const files: Record<string, string> = { ...scenario.files, ...story.files };
  const log: LoggedCommand[] = [...scenario.start];
  let now = scenario.opensAtMs;
  const does = (command: Command) => log.push({ at: now, command });
  for (const step of story.steps.trim().split('\n')) {
    const [, seconds, line] = /^(\d+\.\d+) (.+)$/.exec(step) ?? [];
    const [verb, ...rest] = step.split(' ');
    if (line !== undefined) {
      now = Math.max(now, Math.round(Number(seconds) * 1000));
      const named = Object.entries(files).filter(([file]) => line.includes(file));
      does({ type: 'exec', terminal: '1', line, ...(named.length > 0 && { files: Object.fromEntries(named) }) });
    } else if (verb === 'edit') {
      const [, file = '', from = '', to = ''] = /^edit (\S+) "(.*)" "(.*)"$/.exec(step) ?? [];
      if (!files[file]?.includes(from)) throw new Error(`${name}: nothing to edit: ${step}`);
      files[file] = files[file].replace(from, to);
    } else {
      now += MOMENT_MS;
      if (verb === 'interrupt') does({ type: 'interrupt', terminal: '1' });
      else if (verb === 'power') does({ type: 'power', node: rest[0] as string, on: rest[1] === 'on' });
      else if (verb === 'traffic')
        does({
          type: 'traffic',
          generator: { name: rest[0] as string, ratePerSecond: Number(rest[1]), url: rest[2] as string },
        });
      else throw new Error(`${name}: ${step}`);
    }
  }
  const session: Session = { engine: ENGINE_VERSION, seed: 1, scenario: scenario.name, log };
  return { name, session, at: now + 20_411, objects: objectsOf(log) };
}

/** Different objects that files or `kubectl create` and `expose` told of. */
function objectsOf(log: readonly LoggedCommand[]): number {
  const made = new Set<string>();
  for (const { command } of log) {
    if (command.type !== 'exec') continue;
    if (/^kubectl (create|expose)/.test(command.line)) made.add(command.line);
    for (const text of Object.values(command.files ?? {})) {
      for (const document of parseAllDocuments(text)) {
        const { kind, metadata } = document.toJS() as { kind: string; metadata: { name: string; namespace?: string } };
        made.add(`${kind} ${metadata.namespace ?? ''} ${metadata.name}`);
      }
    }
  }
  return made.size;
}
