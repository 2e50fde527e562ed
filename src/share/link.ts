import { ENGINE_VERSION } from '../protocol/session';
import { bare, type Look, lookOf, lookText } from './address';
import { fromBase64url, toBase64url } from './base64url';
import { unpackFirst } from './formats/first';
import { packSecond, unpackSecond } from './formats/second';
import type { Unpacked } from './formats/unpacked';
import { MAX_FRAGMENT_LENGTH } from './limits';
import { formatAfter, MIGRATIONS, type Migration } from './migrations';
import { readShared, type Shared, Unreadable } from './reader';

/** A link made, or why it cannot be. */
export type LinkMade =
  | { readonly ok: true; readonly fragment: string }
  | { readonly ok: false; readonly message: string };

/** A link opened: `notice` is something that the person should know. Or why it cannot be. */
export type LinkOpened =
  | { readonly ok: true; readonly shared: Shared; readonly look: Look; readonly notice?: string }
  | { readonly ok: false; readonly reason: 'broken' | 'too-new' | 'too-large'; readonly message: string };

const PREFIX = 's=';
/** How the bytes of each format are read, from format 1 on. Links of all of them open for ever. */
const UNPACK: readonly ((bytes: Uint8Array) => Unpacked)[] = [unpackFirst, unpackSecond];

/** The fragment, without `#`, that carries a session and its moment: `s=2.<base64url>`, and how it is looked at. */
export function linkOf(shared: Shared, look: Look = {}): LinkMade {
  const packed = packSecond(shared);
  const fragment = packed && `${PREFIX}${formatAfter(MIGRATIONS)}.${lettersOf(packed)}${lookText(look)}`;
  // What could not be opened again is not given away.
  if (!fragment || !openLink(fragment).ok) {
    return {
      ok: false,
      message:
        'This session is too large for a link: its command log and files take too much room. Save it as a file instead.',
    };
  }
  return { ok: true, fragment };
}

/** Programs that make links of addresses leave out a dash at the end: a byte more, which nobody reads, lets it end in a letter. */
function lettersOf(packed: Uint8Array): string {
  const letters = toBase64url(packed);
  return /[-_]$/.test(letters) ? toBase64url(Uint8Array.of(...packed, 0)) : letters;
}

/** Is that the fragment of a link to a session (whether it can be opened or not)? */
export function isLink(fragment: string): boolean {
  return bare(fragment).startsWith(PREFIX);
}

/** Opens a fragment, with or without `#`. Nothing in it is trusted; nothing is thrown. */
export function openLink(fragment: string, migrations: readonly Migration[] = MIGRATIONS): LinkOpened {
  if (fragment.length > MAX_FRAGMENT_LENGTH) return tooLarge();
  const match = /^s=([1-9]\d{0,5})\.([\w-]*)((?:&[^&]*)*)$/.exec(bare(fragment));
  if (!match) return broken();
  const [, digits, letters = '', options = ''] = match;
  const format = Number(digits);
  if (format > formatAfter(migrations)) return tooNew();
  const packed = fromBase64url(letters);
  const unpacked = packed && UNPACK[format - 1]?.(packed);
  if (!unpacked) return broken();
  if (unpacked.kind === 'value') return read(unpacked.value, lookOf(options), format, migrations);
  return { broken, 'too-large': tooLarge, 'too-new': tooNew }[unpacked.kind]();
}

function read(unpacked: unknown, look: Look, format: number, migrations: readonly Migration[]): LinkOpened {
  let shared: Shared;
  try {
    let value = unpacked;
    for (const migrate of migrations.slice(format - 1)) value = migrate(value);
    shared = readShared(value);
  } catch (thrown) {
    return broken(thrown instanceof Unreadable ? thrown.message : undefined);
  }
  const engine = Number(shared.session.engine);
  if (!Number.isInteger(engine)) return broken('engine');
  if (engine > Number(ENGINE_VERSION)) return tooNew();
  if (engine === Number(ENGINE_VERSION)) return { ok: true, shared, look };
  const notice = 'This link was made by an older Drydock: the cluster may come out a little differently.';
  return { ok: true, shared, look, notice };
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
