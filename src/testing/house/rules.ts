import { basename, dirname } from 'node:path/posix';
import { importsOf } from './layers';
import { type Complaint, linesMatching, type SourceFile } from './source';

const MAX_LINES = 400;
const PURE = /^src\/(engine|cli|lessons|api|protocol|narration|share|scenarios)\//;
const TEST = /\.test\.tsx?$/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm;

/** What makes a run depend on the machine or the moment. */
const CHANCE =
  /\b(Date\.|new Date\b|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|performance\.|crypto\.|structuredClone|localeCompare|toLocale\w+|Intl\.|async |await |Promise\b|Math\.(random|log\w*|exp\w*|pow|sin\w*|cos\w*|tan\w*|cbrt|hypot))/;
const SILENCED = /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|\bas any\b/;
const SKIPPED = /\b(it|test|describe)\.(only|skip|todo|fails)\b/;
const LEFT_OVER = new RegExp(
  `\\b(${['TO', 'FIX', 'XX', 'HA'].map((a, i) => a + ['DO', 'ME', 'X', 'CK'][i]).join('|')})\\b`,
);
const VAGUE_FOLDER = /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/;
const VAGUE_NAME =
  /\b(?:class|interface|type)\s+\w+(?:Manager|Helper|Util|Utils|Impl)\b|\b(?:class|interface)\s+\w+Data\b|\bfunction\s+\w*(?:Helper|Util|Utils|Impl)\b/;
const MACHINE = /(?:^|[\s'"`(])\/(?:home|root|farm)\/|https?:\/\/registry\./;

/** Without its comments, keeping the lines. */
export function code(file: SourceFile): SourceFile {
  return { path: file.path, text: file.text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' ')) };
}

/** The rules that look at one file of code. */
export function fileComplaints(file: SourceFile): Complaint[] {
  const bare = code(file);
  const lines = file.text.split('\n').length - 1;
  const generated = file.path.includes('/generated/');
  const complaints: Complaint[] = [
    ...linesMatching(file, SILENCED, 'silenced', 'a check is silenced'),
    ...linesMatching(bare, SKIPPED, 'skipped', 'a test is skipped or focused'),
    ...linesMatching(file, LEFT_OVER, 'left over', 'a note to oneself'),
    ...linesMatching(bare, VAGUE_NAME, 'names', 'a name that says nothing'),
    ...linesMatching(file, MACHINE, 'machine', 'a path or host of a machine'),
  ];
  if (!generated && lines > MAX_LINES) complaints.push(whole(file, 'length', `${lines} lines, at most ${MAX_LINES}`));
  if (VAGUE_FOLDER.test(file.path)) complaints.push(whole(file, 'names', 'a folder or file that is named for nothing'));
  if (/^index\.tsx?$/.test(basename(file.path))) complaints.push(whole(file, 'barrels', 'no barrels'));
  if (PURE.test(file.path) && !TEST.test(file.path)) {
    complaints.push(...linesMatching(bare, CHANCE, 'determinism', 'not the same on every machine at every time'));
  }
  return complaints;
}

/** Source files that nothing imports and that nobody starts. */
export function deadFiles(files: readonly SourceFile[], entries: readonly string[]): Complaint[] {
  const reached = new Set<string>();
  for (const file of files) {
    for (const target of [...importsOf(file).map((found) => found.target), ...dynamicImports(file)]) {
      for (const ending of ['', '.ts', '.tsx']) reached.add(target.replace(/\?.*$/, '') + ending);
    }
  }
  return files
    .filter(({ path }) => !TEST.test(path) && !path.endsWith('.d.ts') && !path.includes('/generated/'))
    .filter(({ path }) => !reached.has(path) && !entries.includes(path))
    .map((file) => whole(file, 'dead', 'nothing imports it'));
}

function dynamicImports(file: SourceFile): string[] {
  return [...file.text.matchAll(/(?:import\(|new URL\()\s*'(\.[^']*)'/g)].map(([, target]) => {
    const parts = `${dirname(file.path)}/${target}`.split('/');
    const path: string[] = [];
    for (const part of parts) {
      if (part === '..') path.pop();
      else if (part !== '.') path.push(part);
    }
    return path.join('/');
  });
}

/** Rules of SPEC.md files that no test names, and names in tests that no SPEC.md has. */
export function specComplaints(specs: readonly SourceFile[], tests: readonly SourceFile[]): Complaint[] {
  return specs.flatMap((spec) => {
    const room = dirname(spec.path);
    const ids = [...spec.text.matchAll(/^(?:[-*] |#+ |\| )?\**([A-Z]{2,}(?:-[A-Z]+)?-\d+)\b/gm)].map(
      ([, id]) => id as string,
    );
    const named = tests
      .filter(({ path }) => path.startsWith(`${room}/`))
      .map(({ text }) => text)
      .join('\n');
    const untested = ids.filter((id) => !new RegExp(`\\b${id}\\b`).test(named));
    const prefixes = new Set(ids.map((id) => id.replace(/\d+$/, '')));
    const unknown = [...named.matchAll(/\b([A-Z]{2,}(?:-[A-Z]+)?-\d+)\b/g)]
      .map(([, id]) => id as string)
      .filter((id) => prefixes.has(id.replace(/\d+$/, '')) && !ids.includes(id));
    return [
      ...untested.map((id) => whole(spec, 'specs', `${id} is named by no test`)),
      ...[...new Set(unknown)].map((id) => whole(spec, 'specs', `tests name ${id}, which is not a rule here`)),
    ];
  });
}

function whole(file: SourceFile, rule: string, message: string): Complaint {
  return { path: file.path, line: 1, rule, message };
}

const SAYING = /^src\/(ui|mirror|narration)\//;
/** A quoted sentence: a capital letter, and a small word or something filled in after it. */
const SENTENCE = /(?<!\bError\()(['"`])[A-Z][a-z’]* (?:[a-z]{2,}|\$\{)[^'"`]*\1/;
const ATTRIBUTE =
  /\b(?:aria-label|aria-description|aria-valuetext|title|placeholder|alt)=(?:"|\{['"])[^"']*[A-Za-z]{2}/;
const BETWEEN_TAGS = /(?<![=)])>\s*[A-Z][A-Za-z,.’ ]*[a-z.]\s*<|^\s*[A-Z][a-z]+(?: [a-z]+)*[.:]?\s*$/;
/** Names of this product, formats and examples, and the scheduler's own words: they are the same in every language. */
const ALLOWED = [
  "'Too many pods'",
  "'Insufficient ",
  'Drydock',
  'apiVersion',
  '"https',
  '"${title',
  "'A rolling update'",
];

/** Words on the page that are in no catalogue. */
export function bareWords(file: SourceFile): Complaint[] {
  if (!SAYING.test(file.path) || TEST.test(file.path) || /\/fixtures\/|\/specimen(\/|\.tsx$)/.test(file.path))
    return [];
  const bare = code(file);
  const isMarkup = file.path.endsWith('x');
  return [
    ...linesMatching(bare, SENTENCE, 'texts', 'a sentence outside of src/texts'),
    ...(isMarkup ? linesMatching(bare, ATTRIBUTE, 'texts', 'a text outside of src/texts') : []),
    ...(isMarkup ? linesMatching(bare, BETWEEN_TAGS, 'texts', 'a word outside of src/texts') : []),
  ].filter(({ message }) => !ALLOWED.some((words) => message.includes(words)));
}
