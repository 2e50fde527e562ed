import { describe, expect, test } from 'vitest';
import type { Plain } from '../../sim/plain';
import { signalNumber } from './builtins';
import { childEnded, resume } from './execute';
import type { Files, ShellHost } from './host';
import { runShell } from './interpreter';
import { parseShell } from './parser';
import { deliver } from './signals';
import { copyShell, newShell, type Shell } from './state';

/** Runs shells in a world of their own: files in a map, a clock that jumps to whatever is waited for. */
class World {
  now = 0;
  out = '';
  err = '';
  readonly files = new Map<string, string>();
  readonly shells = new Map<number, Shell>();
  private nextPid = 2;

  host(shell: Shell): ShellHost {
    const world = this;
    return {
      get now() {
        return world.now;
      },
      files: this.folder(),
      hostname: 'box',
      address: '10.244.0.5',
      nameserver: '10.96.0.10',
      print: (stream, text) => {
        if (stream === 1) world.out += text;
        else world.err += text;
      },
      fork: (child) => {
        child.pid = world.nextPid++;
        world.shells.set(child.pid, child);
        return child.pid;
      },
      launch: () => undefined,
      isProgram: () => false,
      signal: (pid, signal) => {
        const target = pid === shell.pid ? shell : world.shells.get(pid);
        if (!target) return false;
        if (signal !== 'KILL' && deliver(target, signal) !== 'default') return true;
        target.exited = 128 + signalNumber(signal);
        if (target !== shell) childEnded(shell, this.host(shell), pid, target.exited);
        return true;
      },
      resolve: (name) =>
        name === 'web'
          ? { kind: 'addresses', canonical: 'web.default.svc.cluster.local', addresses: ['10.96.0.20'] }
          : { kind: 'nxdomain' },
      connect: (_address, port) =>
        port === 80 ? { kind: 'answer', code: 200, body: 'hello\n', latencyMs: 3, server: 's' } : { kind: 'refused' },
    };
  }

  private folder(): Files {
    const { files } = this;
    const isFolder = (path: string): boolean =>
      path === '/' || path === '/tmp' || [...files.keys()].some((key) => key.startsWith(`${path}/`));
    return {
      read: (path) => {
        const text = files.get(path);
        return text === undefined ? { ok: false, error: 'No such file or directory' } : { ok: true, text };
      },
      write: (path, text) => {
        if (!isFolder(path.slice(0, path.lastIndexOf('/')) || '/')) return 'nonexistent directory';
        files.set(path, text);
        return undefined;
      },
      remove: (path) => (files.delete(path) ? undefined : 'No such file or directory'),
      makeFolder: () => undefined,
      isFolder,
      exists: (path) => files.has(path) || isFolder(path),
      list: (path) =>
        isFolder(path)
          ? [
              ...new Set(
                [...files.keys()]
                  .filter((key) => key.startsWith(path === '/' ? '/' : `${path}/`))
                  .map((key) => key.slice(path === '/' ? 1 : path.length + 1).split('/')[0] as string),
              ),
            ].sort()
          : undefined,
    };
  }

  /** Starts `sh -c script` and lets time pass until all have ended or `until` is reached. The result is the status. */
  run(script: string, environment: Record<string, string> = {}, until = 1e9): number | undefined {
    const main = newShell(1, { script: parseShell(script) }, environment);
    this.shells.set(1, main);
    this.go(until);
    return this.shells.get(1)?.exited;
  }

  go(until: number): void {
    for (let turns = 0; turns < 10_000; turns++) {
      for (const [pid, shell] of this.shells) {
        if (shell.exited !== undefined || shell.blocked) continue;
        const copy = copyShell(shell);
        this.shells.set(pid, copy);
        if (runShell(copy, this.host(copy)) !== 'exited') continue;
        for (const parent of this.shells.values()) {
          if (parent.children[pid] !== undefined) childEnded(parent, this.host(parent), pid, copy.exited ?? 0);
        }
      }
      const waiting = [...this.shells.values()].filter(
        ({ exited, blocked }) => exited === undefined && blocked?.on === 'time',
      );
      if ([...this.shells.values()].some(({ exited, blocked }) => exited === undefined && !blocked)) continue;
      const next = waiting.sort((a, b) => untilOf(a) - untilOf(b))[0];
      if (!next || untilOf(next) > until) {
        this.now = Math.min(until, this.now);
        return;
      }
      this.now = untilOf(next);
      const { blocked } = next;
      if (blocked?.on === 'time') resume(next, this.host(next), blocked);
    }
  }
}

function untilOf(shell: Shell): number {
  return shell.blocked?.on === 'time' ? shell.blocked.until : 0;
}

function output(script: string, environment: Record<string, string> = {}): string {
  const world = new World();
  world.run(script, environment);
  return world.out + world.err;
}

describe('SHELL-1: words are expanded as POSIX says', () => {
  test.each([
    ['echo a  b   c', 'a b c\n'],
    ['echo \'a  b\' "c  $X"', 'a  b c  1 2\n'],
    ['echo $X', '1 2\n'],
    ['for i in $X; do echo "<$i>"; done', '<1>\n<2>\n'],
    ['for i in "$X"; do echo "<$i>"; done', '<1 2>\n'],
    ['echo $' + '{NONE:-else} $' + '{X:+set} $' + '{#X}', 'else set 3\n'],
    ['p=/a/b.txt; echo $' + '{p##*/} $' + '{p%.txt} $' + '{p#/} $' + '{p%%/*}.', 'b.txt /a/b a/b.txt .\n'],
    ['echo $((2 + 3 * 4)) $(( (2+3)*4 )) $((7/2)) $((7%2))', '14 20 3 1\n'],
    ['i=1; i=$((i+1)); echo $i', '2\n'],
    ['echo "$(echo a; echo b)" `echo c`', 'a\nb c\n'],
    ['echo $(echo $(echo deep))', 'deep\n'],
    ['set -- a "b c"; for i in "$@"; do echo "<$i>"; done; echo $#', '<a>\n<b c>\n2\n'],
    ['echo "$(ask)" "$?"', 'sh: ask: not found\n 127\n'.replace(/^(.*\n)(.*\n)$/, '$2$1')],
    ["echo '$X' \\$X", '$X $X\n'],
    ['touch /tmp/b /tmp/a; echo /tmp/*; echo "/tmp/*" /none*', '/tmp/a /tmp/b\n/tmp/* /none*\n'],
  ])('%s', (script, expected) => {
    expect(output(script, { X: '1 2' })).toBe(expected);
  });
});

describe('SHELL-2: commands are put together as POSIX says', () => {
  test.each([
    ['true && echo yes || echo no', 'yes\n'],
    ['false && echo yes || echo no', 'no\n'],
    ['! true; echo $?', '1\n'],
    ['if test 1 = 2; then echo a; elif [ 1 -lt 2 ]; then echo b; else echo c; fi', 'b\n'],
    ['i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done', '1\n3\n'],
    ['i=0; until [ $i -ge 9 ]; do i=$((i+1)); if [ $i = 3 ]; then break; fi; done; echo $i', '3\n'],
    ['for a in 1 2; do for b in 1 2; do [ $b = 2 ] && break 2; echo $a$b; done; done', '11\n'],
    ['case abc in x*) echo x;; a?c|z) echo yes;; *) echo other;; esac', 'yes\n'],
    ['f() { echo "$1-$2"; return 4; }; f a b; echo $?', 'a-b\n4\n'],
    ['x=1; (x=2; exit 3); echo $x $?', '1 3\n'],
    ['x=1; { x=2; }; echo $x', '2\n'],
    ['echo b a | tr " " "\\n" | sort | head -n 1', 'a\n'],
    ['printf "1\\n2\\n" | while read n; do echo "n=$n"; done', 'n=1\nn=2\n'],
    ['cat <<EOF\nhello $X\nEOF\necho end', 'hello 1\nend\n'],
    ["cat <<'EOF'\nhello $X\nEOF", 'hello $X\n'],
    ['eval "echo $X"', '1\n'],
    ['X=2 env | grep ^X; echo $X', 'X=2\n1\n'],
    ['# a comment\necho a # another', 'a\n'],
    ['echo a;\n\n echo b', 'a\nb\n'],
  ])('%s', (script, expected) => {
    expect(output(script, { X: '1' })).toBe(expected);
  });

  test('a status is that of the last command, or what exit says', () => {
    expect(new World().run('true; false')).toBe(1);
    expect(new World().run('exit 7; echo never')).toBe(7);
    expect(new World().run('set -e; false; echo never')).toBe(1);
    expect(new World().run('set -e; if false; then :; fi; false || true; exit 5')).toBe(5);
  });
});

test('a shell does not take over what cannot be a variable of its own', () => {
  expect(output('env | grep =x | sort', { A: 'x', 'a.b': 'x', '1st': 'x' })).toBe('A=x\n');
});

describe('the tools', () => {
  test.each([
    ['printf "a:b:c\\nd\\n" | cut -d: -f2', 'b\nd\n'],
    ['printf "abcdef" | cut -c2-4', 'bcd\n'],
    ['printf "abcdef" | head -c 3', 'abc'],
    ['head -c 4k /dev/zero > /tmp/f; wc -c /tmp/f', '4096 /tmp/f\n'],
    ['dd if=/dev/zero of=/tmp/f bs=1k count=3 2>/dev/null; wc -c < /tmp/f', '3072\n'],
    ['printf "1\\n2\\n3\\n" | tail -n 2 | sed s/3/three/', '2\nthree\n'],
    ['printf "b\\na\\nb\\n" | sort | uniq | wc -l', '2\n'],
    ["sh -c 'echo $0 $1' a b; echo $0", 'a b\nsh\n'],
    ['seq 4 | grep -e 1 -e 3', '1\n3\n'],
    ['id; id -u; whoami', 'uid=0(root) gid=0(root) groups=0(root),10(wheel)\n0\nroot\n'],
    ['touch /tmp/b /tmp/a; ls /tmp/b /tmp /tmp/a', '/tmp/a\n/tmp/b\n\n/tmp:\na\nb\n'],
    ['seq 3 | grep -v 2 | tr "\\n" ,', '1,3,'],
    ['touch /tmp/x; rm /tmp/x; rm -f /tmp/x; rm /tmp/x', "rm: can't remove '/tmp/x': No such file or directory\n"],
    ['test 1 -lt 2 -a ! -e /tmp/none && [ -n a ] && [ -z "" ] && echo yes', 'yes\n'],
    ['printf "%s-%03d|%-4s|\\n" a 7 b', 'a-007|b   |\n'],
    ['echo -n a; echo -e "b\\tc"', 'ab\tc\n'],
    ['basename /a/b.txt .txt; dirname /a/b.txt', 'b\n/a\n'],
    ['date +%Y-%m-%dT%H:%M:%S', '2026-01-01T00:00:00\n'],
  ])('%s', (script, expected) => {
    expect(output(script)).toBe(expected);
  });
});

describe('SHELL-3: redirections', () => {
  test('files are written, appended to and read', () => {
    const world = new World();
    world.run('echo a > /tmp/f; echo b >> /tmp/f; read x < /tmp/f; echo $x; cat /tmp/f; echo gone > /dev/null');
    expect(world.out).toBe('a\na\nb\n');
    expect(world.files.get('/tmp/f')).toBe('a\nb\n');
  });

  test('errors go where 2> says', () => {
    const world = new World();
    world.run('cat /nope 2>/tmp/why; echo "said $(cat /tmp/why)"; echo both >&2; nope >/tmp/all 2>&1');
    expect(world.out).toBe("said cat: can't open '/nope': No such file or directory\n");
    expect(world.err).toBe('both\n');
    expect(world.files.get('/tmp/all')).toBe('sh: nope: not found\n');
  });

  test('a whole loop is redirected; a file that cannot be opened fails its command alone', () => {
    expect(output('printf "a\\nb\\n" > /tmp/f; while read x; do echo "<$x>"; done < /tmp/f')).toBe('<a>\n<b>\n');
    expect(output('echo x > /no/folder; echo $?')).toBe("1\nsh: can't create /no/folder: nonexistent directory\n");
  });
});

describe('SHELL-4: time passes in sleep, wait and requests alone', () => {
  test('sleep suspends the shell; its state is plain data', () => {
    const world = new World();
    world.run('x=1; sleep 5; echo $x after', {}, 4000);
    expect(world.out).toBe('');
    const state = JSON.parse(JSON.stringify(world.shells.get(1))) as Plain & Shell;
    world.shells.set(1, state);
    world.go(6000);
    expect(world.out).toBe('1 after\n');
    expect(world.now).toBe(5000);
  });

  test('background commands run beside, wait waits for them', () => {
    const world = new World();
    world.run('(sleep 3; echo slow; exit 4) & p=$!; (sleep 1; echo fast) & wait $p; echo $?; wait; echo end');
    expect(world.out).toBe('fast\nslow\n4\nend\n');
    expect(world.now).toBe(3000);
  });

  test('a request takes its latency; its failures have the words of busybox', () => {
    const world = new World();
    world.run('wget -q -O - http://web/; wget -q http://web:81/ -O /dev/null; echo $?; wget -q http://no-such/');
    expect(world.out).toBe('hello\n1\n');
    expect(world.err).toBe(
      "wget: can't connect to remote host (10.96.0.20): Connection refused\nwget: bad address 'no-such'\n",
    );
    expect(world.now).toBeGreaterThanOrEqual(3);
  });

  test('a loop that never rests is busy, not endless', () => {
    const shell = newShell(1, { script: parseShell('while true; do :; done') }, {});
    expect(runShell(shell, new World().host(shell))).toBe('busy');
  });
});

describe('SHELL-5: signals', () => {
  test('a trap runs once the command in the foreground has ended', () => {
    const world = new World();
    world.run("trap 'echo bye; exit 0' TERM; while true; do sleep 1; done", {}, 2500);
    deliver(world.shells.get(1) as Shell, 'TERM');
    world.go(4000);
    expect(world.out).toBe('bye\n');
    expect(world.shells.get(1)?.exited).toBe(0);
    expect(world.now).toBe(3000);
  });

  test('wait is cut short by a signal that has a trap', () => {
    const world = new World();
    world.run("trap 'echo got it' TERM; sleep 100 & wait; echo on $?", {}, 2000);
    const shell = world.shells.get(1) as Shell;
    deliver(shell, 'TERM');
    world.go(2000);
    expect(world.out).toBe('got it\non 143\n');
  });

  test('an ignored signal is ignored, one without a trap has its default', () => {
    const ignoring = newShell(1, { script: parseShell("trap '' TERM; sleep 9") }, {});
    runShell(ignoring, new World().host(ignoring));
    expect(deliver(ignoring, 'TERM')).toBe('ignored');
    const plain = newShell(1, { script: parseShell('sleep 9') }, {});
    runShell(plain, new World().host(plain));
    expect(deliver(plain, 'TERM')).toBe('default');
  });

  test('the EXIT trap runs at the end', () => {
    expect(output("trap 'echo cleaned' EXIT; echo work; exit 2")).toBe('work\ncleaned\n');
  });

  test('kill reaches a background command', () => {
    const world = new World();
    world.run('sleep 100 & kill $!; wait $!; echo $?');
    expect(world.out).toBe('143\n');
  });
});

describe('SHELL-6: what is no script says so', () => {
  test.each([
    ['if true; then echo a', 'syntax error: unexpected end of file (expecting "fi")'],
    ['fi', 'syntax error: unexpected "fi"'],
    ["echo 'a", 'syntax error: unterminated quoted string'],
    ['echo a && ; b', 'syntax error: unexpected ";"'],
  ])('%s', (script, message) => {
    expect(() => parseShell(script)).toThrow(message);
  });
});
