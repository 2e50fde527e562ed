import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { parseScenario, type Scenario } from '../conformance/scenario';
import type { Line } from './line';

/** Kinds that a story may have and that our clusters leave lying: they are taken out of the story and of its recording. */
const LEFT_OUT = ['StatefulSet', 'DaemonSet'];

/** Reads a story, without what it has of kinds that are left out, and without the commands that wait for those. */
export function readStory(folder: string, name: string): Scenario {
  const story = parseScenario('timelines', name, readFileSync(join(folder, 'stories', `${name}.yaml`), 'utf8'));
  const files = Object.fromEntries(Object.entries(story.files).map(([file, text]) => [file, withoutLeftOut(text)]));
  return { ...story, files, steps: story.steps.filter((step) => !('run' in step && namesLeftOut(step.run))) };
}

function withoutLeftOut(text: string): string {
  if (!LEFT_OUT.some((kind) => text.includes(`kind: ${kind}`))) return text;
  return parseAllDocuments(text)
    .map((document) => document.toJS() as { readonly kind?: string })
    .filter(({ kind }) => !LEFT_OUT.includes(kind ?? ''))
    .map((object) => JSON.stringify(object))
    .join('\n---\n');
}

function namesLeftOut(run: string): boolean {
  return LEFT_OUT.some((kind) => run.includes(`${kind.toLowerCase()}/`));
}

/** The lines of a recording that are about what the story keeps. */
export function keptLines(lines: readonly Line[]): Line[] {
  const gone = new Set(
    lines.flatMap(({ object = '', owner = '' }) =>
      LEFT_OUT.some((kind) => object.startsWith(`${kind}/`) || owner.startsWith(`${kind}/`)) ? [object] : [],
    ),
  );
  return lines.filter(({ object = '', run }) => !gone.has(object) && !(run && namesLeftOut(run)));
}
