import { civil } from '../../sim/time';
import { copy, dd, find, ls, mkdir, resize, rm, touch } from './fileTools';
import { resolvePath } from './host';
import { id, whoami } from './identity';
import { cut, end, grep, sed, sort, tr, wc } from './textTools';
import { flags, inputs, joined, lines, type Tool, type ToolCall, type ToolResult } from './tool';

const DONE: ToolResult = { status: 0 };

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function date({ args, host }: ToolCall): ToolResult {
  const { year, month, day, hour, minute, second, weekday } = civil(host.now);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor((host.now + 1_767_225_600_000) / 1000);
  const fields: Readonly<Record<string, string>> = {
    Y: String(year),
    m: two(month),
    d: two(day),
    H: two(hour),
    M: two(minute),
    S: two(second),
    s: String(seconds),
    a: WEEKDAYS[weekday] as string,
    b: MONTHS[month - 1] as string,
    e: String(day).padStart(2),
    Z: 'UTC',
    z: '+0000',
    F: `${year}-${two(month)}-${two(day)}`,
    T: `${two(hour)}:${two(minute)}:${two(second)}`,
    '%': '%',
    n: '\n',
  };
  const wanted = args.find((arg) => arg.startsWith('+'))?.slice(1) ?? '%a %b %e %H:%M:%S UTC %Y';
  return { status: 0, out: `${wanted.replace(/%([a-zA-Z%])/g, (whole, letter) => fields[letter] ?? whole)}\n` };
}

function seq({ args }: ToolCall): ToolResult {
  const numbers = args.map(Number);
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  if ([first, step, last].some((value) => value === undefined || !Number.isFinite(value)) || step === 0) {
    return { status: 1, err: `seq: invalid number '${args.find((arg) => !Number.isFinite(Number(arg))) ?? ''}'\n` };
  }
  const out: string[] = [];
  const up = (step as number) > 0;
  for (let at = first as number; up ? at <= (last as number) : at >= (last as number); at += step as number) {
    if (out.push(String(at)) >= 10_000) break;
  }
  return { status: 0, out: joined(out) };
}

function env({ environment }: ToolCall): ToolResult {
  return { status: 0, out: joined(Object.entries(environment).map(([name, value]) => `${name}=${value}`)) };
}

function printenv({ args, environment, ...call }: ToolCall): ToolResult {
  const [name] = args;
  if (name === undefined) return env({ args, environment, ...call });
  const value = environment[name];
  return value === undefined ? { status: 1 } : { status: 0, out: `${value}\n` };
}

/** The tools of busybox that end at once, by name. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  cat: (call) => {
    const { texts, err } = inputs('cat', flags(call.args).rest, call);
    return { status: err ? 1 : 0, out: texts.join(''), err };
  },
  head: (call) => end('head', call, (all, count) => (count < 0 ? all.slice(0, count) : all.slice(0, count))),
  tail: (call) => end('tail', call, (all, count) => all.slice(Math.max(0, all.length - Math.abs(count)))),
  cut,
  grep,
  sed,
  sort,
  uniq: (call) => {
    const { texts, err } = inputs('uniq', flags(call.args).rest, call);
    return { status: 0, out: joined(texts.flatMap(lines).filter((line, at, all) => line !== all[at - 1])), err };
  },
  wc,
  tr,
  tee: (call) => {
    const text = call.stdin();
    for (const path of flags(call.args).rest) call.host.files.write(resolvePath(call.directory, path), text);
    return { status: 0, out: text };
  },
  touch,
  rm,
  rmdir: (call) => rm({ ...call, args: ['-r', ...call.args] }),
  mkdir,
  cp: (call) => copy('cp', call, false),
  mv: (call) => copy('mv', call, true),
  ls,
  dd,
  truncate: resize,
  fallocate: resize,
  find,
  date,
  seq,
  env,
  printenv,
  hostname: ({ host, args }) => ({ status: 0, out: `${args[0] === '-i' ? host.address : host.hostname}\n` }),
  uname: ({ host, args }) => ({
    status: 0,
    out: args.includes('-a') ? `Linux ${host.hostname} 6.12.0 x86_64 GNU/Linux\n` : 'Linux\n',
  }),
  whoami,
  id,
  basename: ({ args: [path = '', suffix = ''] }) => {
    const name = path.replace(/\/+$/, '').replace(/^.*\//, '');
    return { status: 0, out: `${suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n` };
  },
  dirname: ({ args: [path = ''] }) => ({
    status: 0,
    out: `${path.includes('/') ? path.replace(/\/[^/]*$/, '') || '/' : '.'}\n`,
  }),
  chmod: () => DONE,
  chown: () => DONE,
  sync: () => DONE,
  clear: () => DONE,
};
