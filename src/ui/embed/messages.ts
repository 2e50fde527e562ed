import { embedText } from '../../texts/embed';
import { SPEEDS } from '../timeline/speeds';

/** What a page may ask of a cluster that it embeds. */
export type EmbedRequest =
  | { readonly type: 'hello' | 'play' | 'pause' }
  | { readonly type: 'step'; readonly direction: 1 | -1 }
  | { readonly type: 'seek'; readonly at: number }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'view'; readonly view: 'flow' | 'fleet' | 'table' }
  | { readonly type: 'select'; readonly object: string | null }
  | { readonly type: 'run'; readonly line: string }
  | { readonly type: 'theme'; readonly theme: 'light' | 'dark' };

/** A message that was understood, or why it was not. `id` comes back with the reply. */
export type Heard =
  | { readonly ok: true; readonly id: string | number | undefined; readonly request: EmbedRequest }
  | { readonly ok: false; readonly id: string | number | undefined; readonly error: string };

/** The latest moment that can be gone to: thirty days, in milliseconds. */
const LATEST_MS = 30 * 24 * 3_600_000;
const LONGEST_LINE = 2_000;

const READERS: Readonly<Record<string, (message: Readonly<Record<string, unknown>>) => EmbedRequest | undefined>> = {
  hello: () => ({ type: 'hello' }),
  play: () => ({ type: 'play' }),
  pause: () => ({ type: 'pause' }),
  step: ({ direction }) => (direction === 1 || direction === -1 ? { type: 'step', direction } : undefined),
  seek: ({ at }) =>
    typeof at === 'number' && at >= 0 && at <= LATEST_MS ? { type: 'seek', at: Math.round(at) } : undefined,
  speed: ({ speed }) => {
    const known = SPEEDS.find((one) => one === speed);
    return known === undefined ? undefined : { type: 'speed', speed: known };
  },
  view: ({ view }) => (view === 'flow' || view === 'fleet' || view === 'table' ? { type: 'view', view } : undefined),
  select: ({ object }) => {
    if (object === null) return { type: 'select', object };
    return typeof object === 'string' && /^[A-Za-z]{1,40}\/[a-z0-9.-]{1,253}$/.test(object)
      ? { type: 'select', object }
      : undefined;
  },
  run: ({ line }) =>
    typeof line === 'string' && line.length <= LONGEST_LINE && !/[\n\r]/.test(line) ? { type: 'run', line } : undefined,
  theme: ({ theme }) => (theme === 'light' || theme === 'dark' ? { type: 'theme', theme } : undefined),
};

/** The types of messages that are understood, in the order in which they are told. */
export const REQUESTS: readonly string[] = Object.keys(READERS);

/** Reads a message that came from another page; undefined when it is none of ours. Nothing in it is trusted. */
export function readMessage(message: unknown): Heard | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const given = message as Readonly<Record<string, unknown>>;
  if (given.drydock !== 1) return undefined;
  const id = typeof given.id === 'string' || typeof given.id === 'number' ? given.id : undefined;
  const type = typeof given.type === 'string' ? given.type : '';
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!reader) return { ok: false, id, error: embedText('refused.type') };
  const request = reader(given);
  return request ? { ok: true, id, request } : { ok: false, id, error: embedText('refused.value') };
}

/** Whose messages are heard: the origins named, else that of the page around the frame. Never everybody's. */
export function allowedOrigins(named: string, referrer: string): ReadonlySet<string> {
  if (named !== '') return new Set(named.split(',').flatMap((one) => originOf(one) ?? []));
  const around = originOf(referrer);
  return new Set(around ? [around] : []);
}

function originOf(address: string): string | undefined {
  try {
    const { origin } = new URL(address);
    return origin === 'null' ? undefined : origin;
  } catch {
    return undefined;
  }
}

/** Lets so many messages through in a second of wall time; `nowMs` is the wall clock. */
export function createGate(perSecond: number): (nowMs: number) => boolean {
  let since = Number.NEGATIVE_INFINITY;
  let passed = 0;
  return (nowMs) => {
    if (nowMs - since >= 1000) {
      since = nowMs;
      passed = 0;
    }
    return ++passed <= perSecond;
  };
}
