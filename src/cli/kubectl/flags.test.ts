import { describe, expect, it } from 'vitest';
import type { Failure } from './failure';
import { type FlagSpec, parseFlags } from './flags';

const SPECS: readonly FlagSpec[] = [
  { name: 'namespace', short: 'n', type: 'string' },
  { name: 'watch', short: 'w', type: 'bool' },
  { name: 'all-namespaces', short: 'A', type: 'bool' },
  { name: 'replicas', type: 'int' },
  { name: 'filename', short: 'f', type: 'strings' },
  { name: 'env', type: 'array' },
  { name: 'timeout', type: 'duration' },
  { name: 'cascade', type: 'string', initial: 'background', bare: 'background' },
];

function message(words: string[]): string {
  try {
    parseFlags('get', words, SPECS);
  } catch (error) {
    return (error as Failure).message.split('\n')[0] as string;
  }
  return '';
}

describe('flags as pflag reads them', () => {
  it('in all their forms, mixed with arguments', () => {
    const { flags, args, dash } = parseFlags(
      'get',
      [
        'pods',
        '-wn',
        'prod',
        '-fa.yaml,b.yaml',
        '-f=c.yaml',
        '--replicas=3',
        '--env=A=1,2',
        '--timeout',
        '1m30s',
        'x',
        '--',
        '-y',
      ],
      SPECS,
    );
    expect(args).toEqual(['pods', 'x', '-y']);
    expect(dash).toBe(2);
    expect(flags.bool('watch')).toBe(true);
    expect(flags.string('namespace')).toBe('prod');
    expect(flags.list('filename')).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
    expect(flags.list('env')).toEqual(['A=1,2']);
    expect(flags.number('replicas')).toBe(3);
    expect(flags.durationMs('timeout')).toBe(90_000);
    expect(flags.string('cascade')).toBe('background');
    expect(flags.changed('cascade')).toBe(false);
  });

  it('a flag that may stand alone takes no word', () => {
    const { flags, args } = parseFlags('delete', ['--cascade', 'foreground'], SPECS);
    expect(flags.string('cascade')).toBe('background');
    expect(args).toEqual(['foreground']);
  });

  const wrong: [string[], string][] = [
    [['--lables=app=web'], 'unknown flag: --lables'],
    [['-z'], "unknown shorthand flag: 'z' in -z"],
    [['-wz'], "unknown shorthand flag: 'z' in -z"],
    [['--namespace'], 'flag needs an argument: --namespace'],
    [['-f'], "flag needs an argument: 'f' in -f"],
    [
      ['--watch=perhaps'],
      'invalid argument "perhaps" for "-w, --watch" flag: strconv.ParseBool: parsing "perhaps": invalid syntax',
    ],
    [
      ['--replicas=many'],
      'invalid argument "many" for "--replicas" flag: strconv.ParseInt: parsing "many": invalid syntax',
    ],
    [['--timeout=5'], 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
  ];
  for (const [words, expected] of wrong) it(words.join(' '), () => expect(message(words)).toBe(expected));
});
