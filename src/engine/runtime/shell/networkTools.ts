import type { HttpReply } from '../../network/http';
import { resolvePath, type ShellHost } from './host';
import type { Blocked } from './state';

/** What a tool that takes time is given. */
export interface TimedCall {
  readonly args: readonly string[];
  readonly host: ShellHost;
  readonly directory: string;
  readonly namespace?: string;
}

/** When it ends, and how: a shell is blocked on it. */
export type Ending = Extract<Blocked, { on: 'time' }>;

/** A process takes about this long to start, in milliseconds. */
const START_MS = 1;
/** How long the kernel tries to connect to somebody who does not answer. */
const CONNECT_MS = 127_000;

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** What a status line says after the code. */
export function reasonOf(code: number): string {
  return REASONS[code] ?? 'Unknown';
}

interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** As it was written: `db:8080`. */
  readonly authority: string;
}

function targetOf(url: string): Target {
  const [, authority = '', path = '/'] = /^(?:https?:\/\/)?([^/?]*)(.*)$/.exec(url) ?? [];
  const [host = '', port] = authority.split(':');
  const defaultPort = url.startsWith('https:') ? 443 : 80;
  return { host, port: port ? Number(port) : defaultPort, path: path.startsWith('/') ? path : `/${path}`, authority };
}

function isAddress(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(text);
}

/** The address of a name, or undefined where there is none. */
function addressOf(host: ShellHost, name: string): string | undefined {
  if (name === 'localhost') return '127.0.0.1';
  if (isAddress(name)) return name;
  const answer = host.resolve(name);
  return answer.kind === 'addresses' ? answer.addresses[0] : undefined;
}

interface Attempt {
  readonly method: string;
  readonly target: Target;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function ask(host: ShellHost, { method, target, address, headers, body }: Attempt): HttpReply {
  return host.connect(address, target.port, {
    method,
    host: target.authority,
    path: target.path,
    headers,
    body,
    from: host.address,
  });
}

/** When a connection that nobody answers is given up, in milliseconds, and whether the kernel knows that there is no route. */
function silent(reply: HttpReply & { kind: 'silence' }, patienceMs: number): { afterMs: number; noRoute: boolean } {
  const noRouteAfterMs = reply.noRouteAfterMs ?? Number.POSITIVE_INFINITY;
  return noRouteAfterMs < patienceMs
    ? { afterMs: noRouteAfterMs, noRoute: true }
    : { afterMs: Math.min(patienceMs, CONNECT_MS), noRoute: false };
}

/** busybox wget: `wget -q -T 5 -O - URL`. */
export function wget({ args, host, directory }: TimedCall): Ending {
  const options = wgetOptions(args);
  const { until, end } = endings(host);
  if (options.url === '') return end(START_MS, 1, '', 'wget: missing URL\n');
  const target = targetOf(options.url);
  const address = addressOf(host, target.host);
  const intro = options.quiet || !address ? '' : `Connecting to ${target.authority} (${address}:${target.port})\n`;
  if (!address) return end(START_MS + 1, 1, '', `wget: bad address '${target.authority}'\n`);
  const reply = ask(host, { method: options.body === undefined ? 'GET' : 'POST', target, address, body: options.body });
  const cannot = `wget: can't connect to remote host (${address})`;
  if (reply.kind === 'refused') return end(START_MS, 1, '', `${intro}${cannot}: Connection refused\n`);
  if (reply.kind === 'no-route') return end(START_MS, 1, '', `${intro}${cannot}: No route to host\n`);
  if (reply.kind === 'silence') {
    const { afterMs, noRoute } = silent(reply, options.patienceMs);
    return end(
      afterMs,
      1,
      '',
      noRoute ? `${intro}${cannot}: No route to host\n` : `${intro}wget: download timed out\n`,
    );
  }
  if (reply.latencyMs >= options.patienceMs)
    return end(options.patienceMs, 1, '', `${intro}wget: download timed out\n`);
  const arrivesAt = until(START_MS + reply.latencyMs);
  const answered = { on: 'time', until: arrivesAt, server: reply.server } as const;
  if (reply.code >= 400) {
    const err = `${intro}wget: server returned error: HTTP/1.1 ${reply.code} ${reasonOf(reply.code)}\n`;
    return { ...answered, status: 1, out: '', err };
  }
  if (options.spider) return { ...answered, status: 0, out: '', err: intro };
  if (options.output === '-') return { ...answered, status: 0, out: reply.body, err: intro };
  const name = options.output ?? (target.path.slice(target.path.lastIndexOf('/') + 1) || 'index.html');
  if (name !== '/dev/null') host.files.write(resolvePath(directory, name), reply.body);
  return { ...answered, status: 0, out: '', err: intro };
}

function wgetOptions(args: readonly string[]): {
  quiet: boolean;
  spider: boolean;
  output?: string;
  patienceMs: number;
  url: string;
  body?: string;
} {
  const rest = [...args];
  let quiet = false;
  let spider = false;
  let output: string | undefined;
  let body: string | undefined;
  let patienceMs = 900_000;
  let url = '';
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--spider') spider = true;
    else if (arg.startsWith('--timeout=')) patienceMs = Number(arg.slice(10)) * 1000;
    else if (arg.startsWith('--post-data=')) body = arg.slice(12);
    else if (arg === '--post-data') body = rest.shift() ?? '';
    else if (arg.startsWith('--header') || arg === '-U' || arg === '-Y' || arg === '-t') {
      if (!arg.includes('=')) rest.shift();
    } else if (/^-[a-zA-Z]+/.test(arg)) {
      for (let at = 1; at < arg.length; at++) {
        const letter = arg[at];
        const value = (): string => {
          const attached = arg.slice(at + 1);
          at = arg.length;
          return attached || (rest.shift() ?? '');
        };
        if (letter === 'q') quiet = true;
        else if (letter === 'O') output = value();
        else if (letter === 'T') patienceMs = Number(value()) * 1000;
      }
    } else url = arg;
  }
  return { quiet, spider, output, patienceMs, url, body };
}

/** curl, as far as lessons use it: `-s -S -f -i -v -o FILE -w FORMAT -X METHOD -d DATA -H HEADER -m SECONDS`. */
export function curl({ args, host, directory }: TimedCall): Ending {
  const options = curlOptions(args);
  const { until, end } = endings(host);
  const fail = (delayMs: number, code: number, message: string): Ending =>
    end(
      delayMs,
      code,
      options.format ? options.format.replace(/%\{http_code\}/g, '000').replace(/\\n/g, '\n') : '',
      options.silent ? '' : `curl: (${code}) ${message}\n`,
    );
  if (options.url === '') return end(START_MS, 2, '', "curl: try 'curl --help' for more information\n");
  const target = targetOf(options.url);
  const address = addressOf(host, target.host);
  if (!address) return fail(START_MS + 1, 6, `Could not resolve host: ${target.host}`);
  const reply = ask(host, { method: options.method, target, address, headers: options.headers, body: options.body });
  const cannot = (ms: number): string =>
    `Failed to connect to ${target.host} port ${target.port} after ${ms} ms: Couldn't connect to server`;
  if (reply.kind === 'refused' || reply.kind === 'no-route') return fail(START_MS, 7, cannot(0));
  if (reply.kind === 'silence') {
    const { afterMs, noRoute } = silent(reply, options.patienceMs);
    if (noRoute) return fail(afterMs, 7, cannot(afterMs));
    return fail(afterMs, 28, `Connection timed out after ${afterMs} milliseconds`);
  }
  if (reply.latencyMs >= options.patienceMs) {
    return fail(
      options.patienceMs,
      28,
      `Operation timed out after ${options.patienceMs} milliseconds with 0 bytes received`,
    );
  }
  const answered = { on: 'time', until: until(START_MS + reply.latencyMs), server: reply.server } as const;
  const written = (options.format ?? '')
    .replace(/%\{http_code\}|%\{response_code\}/g, String(reply.code))
    .replace(/%\{time_total\}/g, (reply.latencyMs / 1000).toFixed(6))
    .replace(/\\n/g, '\n');
  if (options.failsOnError && reply.code >= 400) {
    const err = options.silent ? '' : `curl: (22) The requested URL returned error: ${reply.code}\n`;
    return { ...answered, status: 22, out: written, err };
  }
  const head = options.head ? `HTTP/1.1 ${reply.code} ${reasonOf(reply.code)}\r\n\r\n` : '';
  const text = head + (options.method === 'HEAD' ? '' : reply.body);
  if (options.output !== undefined) {
    if (options.output !== '/dev/null') host.files.write(resolvePath(directory, options.output), text);
    return { ...answered, status: 0, out: written, err: '' };
  }
  return { ...answered, status: 0, out: text + written, err: '' };
}

interface CurlOptions {
  silent: boolean;
  failsOnError: boolean;
  head: boolean;
  method: string;
  headers: Record<string, string>;
  body?: string;
  output?: string;
  format?: string;
  patienceMs: number;
  url: string;
}

function curlOptions(args: readonly string[]): CurlOptions {
  const options: CurlOptions = {
    silent: false,
    failsOnError: false,
    head: false,
    method: 'GET',
    headers: {},
    patienceMs: CONNECT_MS,
    url: '',
  };
  const long: Readonly<Record<string, string>> = {
    '--silent': 's',
    '--fail': 'f',
    '--include': 'i',
    '--head': 'I',
    '--request': 'X',
    '--data': 'd',
    '--header': 'H',
    '--output': 'o',
    '--write-out': 'w',
    '--max-time': 'm',
    '--connect-timeout': 'm',
  };
  const rest = args.flatMap((arg) => {
    const [name = '', ...value] = arg.startsWith('--') ? arg.split('=') : [''];
    return long[name] ? [`-${long[name]}`, ...(value.length > 0 ? [value.join('=')] : [])] : [arg];
  });
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!/^-[a-zA-Z]/.test(arg)) {
      if (!arg.startsWith('--')) options.url = arg;
      continue;
    }
    for (let at = 1; at < arg.length; at++) {
      const attached = arg.slice(at + 1);
      const takes = 'XdHowmA'.includes(arg[at] as string);
      setCurlOption(options, arg[at] as string, takes ? attached || (rest.shift() ?? '') : '');
      if (takes) break;
    }
  }
  return options;
}

function setCurlOption(options: CurlOptions, letter: string, value: string): void {
  if (letter === 's') options.silent = true;
  else if (letter === 'S') options.silent = false;
  else if (letter === 'f') options.failsOnError = true;
  else if (letter === 'i') options.head = true;
  else if (letter === 'I') {
    options.head = true;
    options.method = 'HEAD';
  } else if (letter === 'X') options.method = value;
  else if (letter === 'd') {
    options.body = value;
    if (options.method === 'GET') options.method = 'POST';
  } else if (letter === 'H') {
    const colon = value.indexOf(':');
    options.headers[value.slice(0, colon).toLowerCase()] = value.slice(colon + 1).trim();
  } else if (letter === 'o') options.output = value;
  else if (letter === 'w') options.format = value;
  else if (letter === 'm') options.patienceMs = Number(value) * 1000;
}

/** busybox nslookup. */
export function nslookup({ args, host }: TimedCall): Ending {
  const name = args.find((arg) => !arg.startsWith('-')) ?? '';
  const { end } = endings(host);
  const intro = `Server:\t\t${host.nameserver}\nAddress:\t${host.nameserver}:53\n\n`;
  const answer = host.resolve(name);
  if (answer.kind === 'nxdomain') {
    return end(START_MS + 2, 1, `${intro}** server can't find ${name}: NXDOMAIN\n\n`, '');
  }
  if (answer.kind === 'no-data') return end(START_MS + 2, 1, `${intro}*** Can't find ${name}: No answer\n\n`, '');
  const found = answer.addresses.map((address) => `Name:\t${answer.canonical}\nAddress: ${address}\n`).join('');
  return end(START_MS + 2, 0, `${intro}${found}\n`, '');
}

/** `nc -z -w 2 host port`: is anybody listening? */
export function nc({ args, host }: TimedCall): Ending {
  const rest = [...args];
  const words: string[] = [];
  let patienceMs = CONNECT_MS;
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '-w') patienceMs = Number(rest.shift()) * 1000;
    else if (!arg.startsWith('-')) words.push(arg);
  }
  const { end } = endings(host);
  const [name = '', port = ''] = words;
  const address = addressOf(host, name);
  if (!address) return end(START_MS + 1, 1, '', `nc: bad address '${name}'\n`);
  const reply = host.connect(address, Number(port), null);
  if (reply.kind === 'answer') return end(START_MS + reply.latencyMs, 0, '', '');
  if (reply.kind === 'silence') return end(silent(reply, patienceMs).afterMs, 1, '', 'nc: timed out\n');
  const why = reply.kind === 'refused' ? 'Connection refused' : 'No route to host';
  return end(START_MS, 1, '', `nc: can't connect to remote host (${address}): ${why}\n`);
}

function endings(host: ShellHost): {
  until(delayMs: number): number;
  end(delayMs: number, status: number, out: string, err: string): Ending;
} {
  const until = (delayMs: number): number => host.now + Math.ceil(delayMs);
  return {
    until,
    end: (delayMs, status, out, err) => ({ on: 'time', until: until(delayMs), status, out, err }),
  };
}
