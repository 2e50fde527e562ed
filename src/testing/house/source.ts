import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository; `path` is relative to its root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A breach of a house rule. */
export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** The files under some folders of the repository whose names end in one of `endings`. */
export function readSources(root: string, folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => walk(root, folder, endings)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(root: string, folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(root, path, endings);
    if (!endings.some((ending) => entry.name.endsWith(ending))) return [];
    return [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });
}

/** A complaint for each line that matches. */
export function linesMatching(file: SourceFile, pattern: RegExp, rule: string, message: string): Complaint[] {
  return file.text.split('\n').flatMap((text, index) => {
    const match = pattern.exec(text);
    return match ? [{ path: file.path, line: index + 1, rule, message: `${message}: ${match[0].trim()}` }] : [];
  });
}
