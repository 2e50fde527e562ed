import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { ENGINE_VERSION } from '../protocol/session';
import { fromBase64url, toBase64url } from './base64url';
import { CHECKSUM_BYTES, checksum } from './checksum';
import { inflate } from './inflate';
import { MAX_DEPTH, MAX_FRAGMENT_LENGTH, MAX_INFLATED_BYTES } from './limits';
import { formatAfter, MIGRATIONS, type Migration } from './migrations';
import { readShared, type Shared, Unreadable } from './reader';

/** A link made, or why it cannot be. */
export type LinkMade =
  | { readonly ok: true; readonly fragment: string }
  | { readonly ok: false; readonly message: string };

/** A link opened: `notice` is something that the person should know. Or why it cannot be. */
export type LinkOpened =
  | { readonly ok: true; readonly shared: Shared; readonly notice?: string }
  | { readonly ok: false; readonly reason: 'broken' | 'too-new' | 'too-large'; readonly message: string };

const PREFIX = 's=';

/** The fragment, without `#`, that carries a session and its moment: `s=1.<base64url>`. */
export function linkOf({ session, at }: Shared): LinkMade {
  const json = strToU8(JSON.stringify({ session, at }));
  const fragment = `${PREFIX}${formatAfter(MIGRATIONS)}.${pack(json)}`;
  if (json.length > MAX_INFLATED_BYTES || fragment.length > MAX_FRAGMENT_LENGTH) {
    return {
      ok: false,
      message: 'This session is too large for a link: its command log and files take too much room.',
    };
  }
  return { ok: true, fragment };
}

/** Is that the fragment of a link to a session (whether it can be opened or not)? */
export function isLink(fragment: string): boolean {
  return bare(fragment).startsWith(PREFIX);
}

/** Opens a fragment, with or without `#`. Nothing in it is trusted; nothing is thrown. */
export function openLink(fragment: string, migrations: readonly Migration[] = MIGRATIONS): LinkOpened {
  if (fragment.length > MAX_FRAGMENT_LENGTH) return tooLarge();
  const match = /^s=([1-9]\d{0,5})\.([\w-]*)$/.exec(bare(fragment));
  if (!match) return broken();
  const format = Number(match[1]);
  if (format > formatAfter(migrations)) return tooNew();
  const packed = fromBase64url(match[2] as string);
  if (!packed) return broken();
  const inflated = inflate(packed.subarray(CHECKSUM_BYTES), MAX_INFLATED_BYTES);
  if (inflated.kind !== 'bytes') return inflated.kind === 'too-large' ? tooLarge() : broken();
  const { bytes } = inflated;
  if (!checksum(bytes).every((byte, index) => byte === packed[index])) return broken();
  return read(strFromU8(bytes), format, migrations);
}

/** Checksum of the JSON, then the JSON deflated, as base64url. */
function pack(json: Uint8Array): string {
  const deflated = deflateSync(json, { level: 9 });
  const bytes = new Uint8Array(CHECKSUM_BYTES + deflated.length);
  bytes.set(checksum(json));
  bytes.set(deflated, CHECKSUM_BYTES);
  return toBase64url(bytes);
}

function read(json: string, format: number, migrations: readonly Migration[]): LinkOpened {
  if (isDeeperThan(json, MAX_DEPTH)) return broken();
  let shared: Shared;
  try {
    let value: unknown = JSON.parse(json);
    for (const migrate of migrations.slice(format - 1)) value = migrate(value);
    shared = readShared(value);
  } catch (thrown) {
    return broken(thrown instanceof Unreadable ? thrown.message : undefined);
  }
  const engine = Number(shared.session.engine);
  if (!Number.isInteger(engine)) return broken('engine');
  if (engine > Number(ENGINE_VERSION)) return tooNew();
  if (engine === Number(ENGINE_VERSION)) return { ok: true, shared };
  const notice = 'This link was made by an older Drydock: the cluster may come out a little differently.';
  return { ok: true, shared, notice };
}

/** Counts brackets outside strings, so that no parser has to go deep. */
function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const unit = json[i];
    if (quoted) {
      if (unit === '\\') i++;
      else if (unit === '"') quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === '{' || unit === '[') {
      if (++depth > limit) return true;
    } else if (unit === '}' || unit === ']') depth--;
  }
  return false;
}

function bare(fragment: string): string {
  return fragment.startsWith('#') ? fragment.slice(1) : fragment;
}

function broken(place?: string): LinkOpened {
  const where = place ? ` (at ${place})` : '';
  const message = `This link is broken${where}: a part of it is missing or was changed. Copy it again from where it came from.`;
  return { ok: false, reason: 'broken', message };
}

function tooNew(): LinkOpened {
  const message = 'This link was made by a newer Drydock than this one. Reload the page, then open the link again.';
  return { ok: false, reason: 'too-new', message };
}

function tooLarge(): LinkOpened {
  const message = 'This link is too large to be opened: no session of Drydock takes so much room.';
  return { ok: false, reason: 'too-large', message };
}
