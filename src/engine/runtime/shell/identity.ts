import type { ToolCall, ToolResult } from './tool';

const ROOT = { uid: 0, gid: 0, groups: [0, 10] };
const USERS: Readonly<Record<number, string>> = { 0: 'root', 1: 'daemon', 65534: 'nobody' };
const GROUPS: Readonly<Record<number, string>> = { 0: 'root', 1: 'daemon', 10: 'wheel', 100: 'users', 65534: 'nobody' };

/** busybox id. */
export function id({ args, host }: ToolCall): ToolResult {
  const { uid, gid, groups } = host.user ?? ROOT;
  const flag = args.join('').replace(/-/g, '');
  const named = (number: number, names: Readonly<Record<number, string>>): string =>
    names[number] === undefined ? `${number}` : `${number}(${names[number]})`;
  if (flag.startsWith('u')) return { status: 0, out: `${flag.includes('n') ? (USERS[uid] ?? uid) : uid}\n` };
  if (flag.startsWith('g')) return { status: 0, out: `${flag.includes('n') ? (GROUPS[gid] ?? gid) : gid}\n` };
  if (flag.startsWith('G')) return { status: 0, out: `${groups.join(' ')}\n` };
  const all = groups.map((group) => named(group, GROUPS)).join(',');
  return { status: 0, out: `uid=${named(uid, USERS)} gid=${named(gid, GROUPS)} groups=${all}\n` };
}

/** busybox whoami. */
export function whoami({ host }: ToolCall): ToolResult {
  const { uid } = host.user ?? ROOT;
  if (USERS[uid] === undefined) return { status: 1, err: `whoami: unknown uid ${uid}\n` };
  return { status: 0, out: `${USERS[uid]}\n` };
}
