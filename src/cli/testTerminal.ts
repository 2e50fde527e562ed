import type { ApiServerOptions } from '../engine/apiserver/call';
import { type TestServer, testServer } from '../engine/apiserver/testServer';
import type { CommandLine } from '../engine/commandLine';
import { createCli } from './cli';
import { FULL_TOOLBOX } from './fullToolbox';

/** What a line printed, and how it ended (undefined while it runs). */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;
}

/** A terminal at an API server alone, for tests; kubectl is given `--namespace default`, as the recorder's was. */
export interface TestTerminal extends TestServer {
  readonly cli: CommandLine;
  /** Types a line and lets it run to its end. */
  run(line: string): Printed;
  /** Types a line. */
  start(line: string): void;
  /** What the last line has printed so far. */
  printed(): Printed;
}

/** Makes a test terminal. */
export function testTerminal(
  files: Readonly<Record<string, string>> = {},
  options: Partial<ApiServerOptions> = {},
): TestTerminal {
  const server = testServer(options);
  const cli = server.sim.add(createCli({ ...server, toolbox: () => FULL_TOOLBOX, contextNamespace: 'default' }));
  let last: Printed = { stdout: '', stderr: '', exitCode: undefined };
  cli.onOutput = ({ kind, text, exitCode }) => {
    if (kind === 'stdout') last = { ...last, stdout: last.stdout + text };
    else if (kind === 'stderr') last = { ...last, stderr: last.stderr + text };
    else if (kind === 'exit') last = { ...last, exitCode };
  };
  const start = (line: string) => {
    last = { stdout: '', stderr: '', exitCode: undefined };
    cli.exec('t', line, files);
  };
  const run = (line: string) => {
    start(line);
    while (cli.running('t') && server.sim.step());
    return last;
  };
  return { ...server, cli, start, run, printed: () => last };
}
