import type { Container, Process } from './container';
import { type CpuCurve, type MemoryCurve, MI, type Program } from './image';

/** A program with its arguments looked at: what runs. */
export type Runnable = NonNullable<Process['program']>;

/** What a program and its arguments come to; undefined when the first argument names nothing that it can do. */
export function resolveProgram(
  program: Program,
  args: readonly string[],
): Runnable | { readonly script: string } | undefined {
  if (program.kind === 'script') return { script: program.script };
  if (program.kind !== 'commands') return program;
  return program.commands[args[0] ?? ''];
}

/** Where a server listens, after its options and the variable PORT. */
export function portsOf(
  program: Runnable,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): number[] {
  if (program.kind !== 'server') return [];
  const [first = 0, ...rest] = program.ports;
  const option = program.portOption === undefined ? undefined : optionOf(argv, program.portOption);
  const chosen = Number(
    option ?? (program.portOption === undefined && first === 8080 ? environment.PORT : undefined) ?? first,
  );
  return [Number.isInteger(chosen) && chosen > 0 ? chosen : first, ...rest];
}

/** The value of `--name=value` or `--name value`. */
export function optionOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[at];
  if (word === undefined) return undefined;
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1];
}

const SIZES: Readonly<Record<string, number>> = { b: 1, k: 1024, m: MI, g: 1024 * MI };

/** The memory that a process takes over time. */
export function memoryOf({ program, argv }: Process): MemoryCurve {
  if (!program) return { startBytes: MI };
  if (program.kind !== 'stress') return program.memory;
  const workers = Number(optionOf(argv, 'vm') ?? 0);
  const [, amount = '256', unit = 'm'] = /^(\d+)([bkmg]?)$/i.exec(optionOf(argv, 'vm-bytes') ?? '256M') ?? [];
  return { startBytes: MI + workers * Number(amount) * (SIZES[unit.toLowerCase() || 'b'] ?? 1) };
}

/** The processor time that a process takes. */
export function cpuOf({ program, argv }: Process): CpuCurve {
  if (!program) return { idleMilli: 1 };
  if (program.kind !== 'stress') return program.cpu;
  const workers = Number(optionOf(argv, 'cpu') ?? 0);
  return { idleMilli: workers * 1000, burns: workers > 0 };
}

/** Bytes in use at a moment. */
export function memoryAt(process: Process, at: number): number {
  const { startBytes, growsBytesPerSecond = 0 } = memoryOf(process);
  return startBytes + Math.floor((growsBytesPerSecond * (at - process.startedAt)) / 1000);
}

/** How long until processes outgrow a limit, in milliseconds; undefined when they never do. */
export function outgrowsAfter(processes: readonly Process[], container: Container, at: number): number | undefined {
  const limit = container.memoryLimitBytes;
  if (limit === undefined) return undefined;
  let bytes = 0;
  let growth = 0;
  for (const process of processes) {
    bytes += memoryAt(process, at);
    growth += memoryOf(process).growsBytesPerSecond ?? 0;
  }
  if (bytes > limit) return 0;
  return growth > 0 ? Math.ceil(((limit - bytes) * 1000) / growth) + 1 : undefined;
}
