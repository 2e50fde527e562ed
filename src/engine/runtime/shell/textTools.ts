import { flags, inputs, joined, lines, sizeOf, type ToolCall, type ToolResult, zeros } from './tool';

/** Files that never end. */
const ENDLESS = new Set(['/dev/zero', '/dev/urandom', '/dev/random']);

/** Cuts with `head` and `tail`: `-n 5`, `-5`, `-c 5`. */
export function end(
  name: string,
  call: ToolCall,
  take: (all: readonly string[], count: number) => readonly string[],
): ToolResult {
  const args = [...call.args];
  let count = 10;
  let bytes = false;
  const paths: string[] = [];
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    const match = /^-([nc]?)([+-]?\d+[kKmMgG]?)?$/.exec(arg);
    if (!match || arg === '-') {
      if (arg !== '-f' && arg !== '-F' && arg !== '-q') paths.push(arg);
      continue;
    }
    bytes = match[1] === 'c';
    count = sizeOf(match[2] ?? args.shift() ?? '');
  }
  const endless = paths.length === 1 && ENDLESS.has(paths[0] as string);
  const { texts, err } = endless ? { texts: [zeros(count)], err: '' } : inputs(name, paths, call);
  const cut = (text: string): string => (name === 'head' ? text.slice(0, count) : text.slice(-count));
  const out = texts.map((text) => (bytes ? cut(text) : joined(take(lines(text), count)))).join('');
  return { status: err ? 1 : 0, out, err };
}

/** busybox cut. */
export function cut({ args, ...call }: ToolCall): ToolResult {
  let delimiter = '\t';
  let list = '';
  let characters = false;
  const paths: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const match = /^-([dfcb])(.*)$/s.exec(arg);
    if (!match) {
      if (arg !== '-s') paths.push(arg);
      continue;
    }
    const value = match[2] || (rest.shift() ?? '');
    if (match[1] === 'd') delimiter = value;
    else {
      list = value;
      characters = match[1] !== 'f';
    }
  }
  const wanted = (index: number): boolean =>
    list.split(',').some((range) => {
      const [from, to] = range.includes('-') ? range.split('-') : [range, range];
      return index >= Number(from || 1) && index <= (to ? Number(to) : Number.POSITIVE_INFINITY);
    });
  const { texts, err } = inputs('cut', paths, { args, ...call });
  const out = texts.flatMap(lines).map((line) => {
    if (characters) return [...line].filter((_, index) => wanted(index + 1)).join('');
    if (!line.includes(delimiter)) return line;
    return line
      .split(delimiter)
      .filter((_, index) => wanted(index + 1))
      .join(delimiter);
  });
  return { status: err ? 1 : 0, out: joined(out), err };
}

/** The expressions that `-e` gives, and the other arguments. */
function expressions(args: readonly string[]): { readonly given: string[]; readonly others: string[] } {
  const given: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '-e') given.push(args[++at] ?? '');
    else others.push(args[at] as string);
  }
  return { given, others };
}

/** busybox grep. */
export function grep(call: ToolCall): ToolResult {
  const { given, others } = expressions(call.args);
  const { has, rest } = flags(others);
  const paths = given.length > 0 ? rest : rest.slice(1);
  const wanted = given.length > 0 ? given : rest.slice(0, 1);
  const expression = wanted.join('|');
  let pattern: RegExp;
  try {
    const source = has('F')
      ? wanted.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
      : wanted.join('|');
    pattern = new RegExp(source, has('i') ? 'i' : '');
  } catch {
    return { status: 2, err: `grep: bad regex '${expression}'\n` };
  }
  const { texts, err } = inputs('grep', paths, call);
  const found = texts.flatMap(lines).filter((line) => pattern.test(line) !== has('v'));
  const out = has('q') ? '' : has('c') ? `${found.length}\n` : joined(found);
  return { status: found.length > 0 ? 0 : 1, out, err };
}

/** busybox sed: `sed s/a/b/g` and `sed -n 5p`, one command. */
export function sed(call: ToolCall): ToolResult {
  const quiet = call.args.includes('-n');
  const [script = '', ...paths] = call.args.filter((arg) => arg !== '-n' && arg !== '-e' && arg !== '-E');
  const { texts, err } = inputs('sed', paths, call);
  const all = texts.flatMap(lines);
  const print = /^(\d+)(?:,(\d+|\$))?([pd])$/.exec(script);
  if (print) {
    const last = print[2] === '$' ? all.length : Number(print[2] ?? print[1]);
    const inRange = (index: number): boolean => index + 1 >= Number(print[1]) && index + 1 <= last;
    const kept = all.filter((_, index) => (print[3] === 'p' ? !quiet || inRange(index) : !inRange(index)));
    return { status: 0, out: joined(kept), err };
  }
  const replace = /^s(.)((?:\\.|(?!\1).)*)\1((?:\\.|(?!\1).)*)\1([gip]*)$/s.exec(script);
  if (!replace) return { status: 1, err: `sed: unmatched '${script[0] ?? ''}'\n` };
  const pattern = new RegExp(replace[2] as string, (replace[4] as string).replace('p', ''));
  const template = (replace[3] as string).replace(/\\(\d)/g, '$$$1').replace(/(^|[^\\])&/g, '$1$$&');
  return { status: 0, out: joined(all.map((line) => line.replace(pattern, template))), err };
}

/** busybox sort. */
export function sort(call: ToolCall): ToolResult {
  const { has, rest } = flags(call.args);
  const { texts, err } = inputs('sort', rest, call);
  const compare = (a: string, b: string): number =>
    has('n') && Number.parseFloat(a) !== Number.parseFloat(b)
      ? (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0)
      : a < b
        ? -1
        : a > b
          ? 1
          : 0;
  const all = texts.flatMap(lines).sort(compare);
  const unique = has('u') ? all.filter((line, index) => line !== all[index - 1]) : all;
  return { status: 0, out: joined(has('r') ? unique.reverse() : unique), err };
}

/** busybox wc. */
export function wc(call: ToolCall): ToolResult {
  const { has, rest } = flags(call.args);
  const { texts, err } = inputs('wc', rest, call);
  const text = texts.join('');
  const counts = [text.split('\n').length - 1, text.split(/\s+/).filter((word) => word !== '').length, text.length];
  const wanted = ['l', 'w', 'c'].map((letter) => has(letter));
  const shown = counts.filter((_, index) => wanted[index] || !wanted.includes(true));
  return { status: err ? 1 : 0, out: `${shown.join(' ')}${rest[0] ? ` ${rest[0]}` : ''}\n`, err };
}

/** busybox tr. */
export function tr(call: ToolCall): ToolResult {
  const { has, rest } = flags(call.args);
  const range = (text: string): string[] => [
    ...text
      .replace('\\n', '\n')
      .replace(/(.)-(.)/gs, (_, from: string, to: string) =>
        String.fromCharCode(
          ...Array.from(
            { length: Math.max(0, to.charCodeAt(0) - from.charCodeAt(0) + 1) },
            (_, i) => from.charCodeAt(0) + i,
          ),
        ),
      ),
  ];
  const from = range(rest[0] ?? '');
  const to = range(rest[1] ?? '');
  const out = [...call.stdin()].flatMap((char) => {
    const at = from.indexOf(char);
    if (at < 0) return [char];
    return has('d') ? [] : [to[Math.min(at, to.length - 1)] ?? char];
  });
  return { status: 0, out: out.join('') };
}
