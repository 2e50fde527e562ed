import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layerComplaints } from './testing/house/layers';
import { bareWords, deadFiles, fileComplaints, specComplaints } from './testing/house/rules';
import { type Complaint, readSources, type SourceFile } from './testing/house/source';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDERS = ['src', 'scripts', 'bench', 'e2e'].filter((folder) => existsSync(join(ROOT, folder)));
const FILES = readSources(ROOT, FOLDERS, ['.ts', '.tsx']).filter(({ path }) => !path.includes('/api/generated/'));
const OWN_EXAMPLES = /^src\/tidy\.test\.ts$|^src\/testing\/house\//;
const ENTRIES = [
  'src/main.tsx',
  'src/audience.tsx',
  'src/embedding.tsx',
  'src/tidy.test.ts',
  'src/worker/main.ts',
  'src/ui/canvas/specimen.tsx',
  'src/ui/specimen/sheet.tsx',
  'src/testing/conformance/main.ts',
  'src/testing/verdicts/main.ts',
  'src/testing/printings/main.ts',
  'src/testing/timelines/main.ts',
  'src/testing/seeds/main.ts',
  'src/testing/planted/main.ts',
  'src/testing/scenarios/main.ts',
];

function file(path: string, text: string): SourceFile {
  return { path, text };
}

function told(complaints: readonly Complaint[]): string[] {
  return complaints.map(({ path, line, rule, message }) => `${path}:${line} ${rule}: ${message}`);
}

describe('the house is tidy', () => {
  it('no room imports what the table forbids', () => {
    expect(told(FILES.flatMap(layerComplaints))).toEqual([]);
  });

  it('every file keeps the rules of a file', () => {
    expect(told(FILES.filter(({ path }) => !OWN_EXAMPLES.test(path)).flatMap(fileComplaints))).toEqual([]);
  });

  it('no word of the page stands outside of the catalogue', () => {
    expect(told(FILES.flatMap(bareWords))).toEqual([]);
  });

  it('every journey has a number of its own', () => {
    const numbers = FILES.flatMap(({ path }) => /^e2e\/(\d\d)-[a-z-]+\.spec\.ts$/.exec(path)?.[1] ?? []);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
    expect(numbers.length).toBeGreaterThan(20);
  });

  it('no file is dead', () => {
    const reachable = FILES.filter(({ path }) => path.startsWith('src/'));
    expect(told(deadFiles(reachable, ENTRIES))).toEqual([]);
  });

  it('every rule of a SPEC.md has a test that names it', () => {
    const specs = readSources(ROOT, ['src'], ['SPEC.md']);
    const tests = FILES.filter(({ path }) => /\.test\.tsx?$/.test(path) && path !== 'src/tidy.test.ts');
    expect(told(specComplaints(specs, tests))).toEqual([]);
  });

  it('every room has a README of at most 30 lines', () => {
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const wrong = rooms
      .map(({ name }) => ({ name, path: join(ROOT, 'src', name, 'README.md') }))
      .filter(({ path }) => !existsSync(path) || readFileSync(path, 'utf8').split('\n').length > 31)
      .map(({ name }) => name);
    expect(wrong).toEqual([]);
  });
});

describe('each house rule fails on its bad example', () => {
  const bad: [string, SourceFile][] = [
    ['determinism', file('src/engine/sim/x.ts', 'const now = Date.now();')],
    ['determinism', file('src/cli/x.ts', 'const x = Math.random();')],
    ['determinism', file('src/engine/x/y.ts', 'export async function f() {}')],
    ['silenced', file('src/ui/x.ts', '// @ts-ignore')],
    ['skipped', file('src/x.test.ts', "it.only('x', () => {});")],
    ['left over', file('src/ui/x.ts', `// ${'TO'}DO later`)],
    ['names', file('src/ui/utils/x.ts', '')],
    ['names', file('src/ui/x.ts', 'export class PodManager {}')],
    ['barrels', file('src/ui/index.ts', '')],
    ['length', file('src/ui/x.ts', 'x\n'.repeat(401))],
    ['machine', file('src/ui/x.ts', "const path = '/root/x';")],
  ];
  for (const [rule, example] of bad) {
    it(`${rule}: ${example.path}`, () => {
      expect(fileComplaints(example).map((complaint) => complaint.rule)).toContain(rule);
    });
  }

  const bareExamples = [
    'x = <p>Nothing is here</p>;',
    '          Apply',
    'x = <i aria-label="Close" />;',
    'x = <i title="Close" />;',
    "x = <i placeholder={'Find rows'} />;",
    'x = <img alt="A hull" />;',
    "const title = 'The cluster stopped.';",
  ];
  for (const example of bareExamples) {
    it(`texts: ${example.trim()}`, () => {
      expect(bareWords(file('src/ui/x.tsx', example))).not.toEqual([]);
    });
  }

  it('texts: what is no text of the page', () => {
    const lines = ["x = <p>{stageText('why')}</p>;", "throw new Error('A part is missing.');", "kind === 'ReplicaSet'"];
    expect(bareWords(file('src/ui/x.tsx', lines.join('\n')))).toEqual([]);
  });

  const forbidden: [string, string][] = [
    ['src/api/core/v1/pod.ts', '../../../engine/sim/simulation'],
    ['src/ui/canvas/x.ts', '../../engine/cluster'],
    ['src/cli/kubectl/x.ts', '../../engine/etcd/etcd'],
    ['src/engine/controllers/deployment/controller.ts', '../replicaset/controller'],
    ['src/engine/scheduler/plugins/NodeName.ts', '../../controllers/registry'],
    ['src/engine/sim/queue.ts', '../etcd/etcd'],
    ['src/worker/main.ts', '../engine/kubelet/kubelet'],
  ];
  for (const [path, target] of forbidden) {
    it(`layers: ${path} imports ${target}`, () => {
      expect(layerComplaints(file(path, `import { x } from '${target}';`))).toHaveLength(1);
    });
  }

  it('layers: what is allowed is allowed', () => {
    const good = file('src/cli/kubectl/x.ts', "import { Client } from '../../engine/client/client';");
    expect(layerComplaints(good)).toEqual([]);
  });

  it('dead: a file that nothing imports', () => {
    expect(deadFiles([file('src/ui/x.ts', '')], [])).toHaveLength(1);
  });

  it('specs: a rule without a test, and a test without a rule', () => {
    const spec = file('src/engine/x/SPEC.md', '- RS-1: one\n- RS-2: two\n');
    const complaints = specComplaints([spec], [file('src/engine/x/y.test.ts', "it('RS-1 and RS-9', () => {})")]);
    expect(complaints.map(({ message }) => message.split(' ')[message.startsWith('tests') ? 2 : 0])).toEqual([
      'RS-2',
      'RS-9,',
    ]);
  });
});
