import type { Status } from '../../engine/apiserver/request';

/** Why a command cannot go on, told apart as kubectl's checkErr does. */
export type Problem =
  | { readonly kind: 'text'; readonly message: string }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'resource'; readonly resource: string; readonly group?: string; readonly version?: string }
  | { readonly kind: 'several'; readonly problems: readonly Problem[] }
  /** Told as it is. */
  | { readonly kind: 'plain'; readonly message: string }
  /** Nothing more to say: the command has told it already. */
  | { readonly kind: 'silent' };

/** Ends a command with a problem. */
export class Failure extends Error {
  constructor(
    readonly problem: Problem,
    readonly exitCode = 1,
  ) {
    super(messageOf(problem));
  }
}

/** Ends a command with `error: <message>`. */
export function fail(message: string, exitCode = 1): never {
  throw new Failure({ kind: 'text', message }, exitCode);
}

/** Ends a command with a message and where to read more. Models cmdutil.UsageErrorf. */
export function failUsage(path: string, message: string): never {
  return fail(`${message}\nSee 'kubectl ${path} -h' for help and examples`);
}

/** Ends a command with all its problems, if there are any. Models utilerrors.NewAggregate. */
export function failWithAll(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (!first) return;
  throw new Failure(rest.length === 0 ? first : { kind: 'several', problems });
}

/** Runs what throws plain errors in Go's words, such as the making of patches: they end the command. */
export function orFail<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure || error instanceof TypeError || error instanceof RangeError) throw error;
    return fail((error as Error).message);
  }
}

/** Runs something and gives its problem, or undefined. */
export function problemOf(work: () => void): Problem | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.problem;
    throw error;
  }
}

/** What `err.Error()` says in Go. */
export function messageOf(problem: Problem): string {
  switch (problem.kind) {
    case 'text':
    case 'plain':
      return problem.message;
    case 'status':
      return problem.status.message ?? '';
    case 'resource':
      return `the server doesn't have a resource type "${problem.resource}"`;
    case 'several': {
      const messages = [...new Set(problem.problems.map(messageOf))];
      return messages.length === 1 ? (messages[0] as string) : `[${messages.join(', ')}]`;
    }
    case 'silent':
      return '';
  }
}

/** The same problem, told with where it came from. Models cmdutil.AddSourceToErr. */
export function withSource(verb: string, source: string, problem: Problem): Problem {
  if (source === '') return problem;
  const message = `error when ${verb} "${source}": ${messageOf(problem)}`;
  if (problem.kind === 'status') return { kind: 'status', status: { ...problem.status, message } };
  return { kind: 'text', message };
}

/** What kubectl prints to stderr. Models cmdutil.checkErr. */
export function tell(problem: Problem): string {
  switch (problem.kind) {
    case 'status':
      return problem.status.reason === 'Invalid' ? tellInvalid(problem.status) : `${tellStatus(problem.status)}\n`;
    case 'resource':
      return `${tellResource(problem)}\n`;
    case 'several':
      return problem.problems.map((one) => `${tellOne(one)}\n`).join('');
    case 'silent':
      return '';
    case 'plain':
      return `${problem.message}\n`;
    case 'text': {
      const message = problem.message.startsWith('error: ') ? problem.message : `error: ${problem.message}`;
      return message.endsWith('\n') ? message : `${message}\n`;
    }
  }
}

/** One of several problems. Models cmdutil.messageForError. */
function tellOne(problem: Problem): string {
  return problem.kind === 'status' ? tellStatus(problem.status) : messageOf(problem);
}

/** Models cmdutil.StandardErrorMessage. */
export function tellStatus({ reason, message = '' }: Status): string {
  if (reason === 'Unauthorized') return `error: You must be logged in to the server (${message})`;
  return reason ? `Error from server (${reason}): ${message}` : `Error from server: ${message}`;
}

function tellResource({ resource, group, version }: Extract<Problem, { kind: 'resource' }>): string {
  const what = `the server doesn't have a resource type "${resource}"`;
  if (group && version) return `${what} in group "${group}" and version "${version}"`;
  if (group) return `${what} in group "${group}"`;
  return version ? `${what} in version "${version}"` : what;
}

function tellInvalid({ details, message = '' }: Status): string {
  if (!details) return 'The request is invalid\n';
  const causes = [...new Set((details.causes ?? []).map((cause) => `${cause.field ?? ''}: ${cause.message}`))];
  let text = 'The request is invalid';
  if (details.kind || details.name) text = `The ${details.kind ?? ''} "${details.name ?? ''}" is invalid`;
  else if (message && causes.length === 0) text = `${text}: ${message}`;
  if (causes.length === 0) return `${text}\n`;
  if (causes.length === 1) return `${text}: ${causes[0]}\n`;
  return `${text}: \n${causes.map((cause) => `* ${cause}\n`).join('')}`;
}
