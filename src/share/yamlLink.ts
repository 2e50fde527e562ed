import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { bare } from './address';
import { fromBase64url, toBase64url } from './base64url';
import { inflate } from './inflate';
import { MAX_FRAGMENT_LENGTH, MAX_INFLATED_BYTES } from './limits';

/** A link with YAML opened: its text, or why it cannot be. */
export type YamlOpened =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** The fragment, without `#`, that carries a text: `y=<base64url of it deflated>`; undefined for texts that are too large. */
export function yamlFragment(text: string): string | undefined {
  const bytes = strToU8(text);
  const fragment = `y=${toBase64url(deflateSync(bytes, { level: 9 }))}`;
  return bytes.length > MAX_INFLATED_BYTES || fragment.length > MAX_FRAGMENT_LENGTH ? undefined : fragment;
}

/**
 * The text of a fragment, with or without `#`: `y=` as above, or `yaml=` with the base64url of the text itself, which any other
 * page can make. Nothing in it is trusted; nothing is thrown.
 */
export function openYamlLink(fragment: string): YamlOpened {
  if (fragment.length > MAX_FRAGMENT_LENGTH) return tooLarge();
  const match = /^(y|yaml)=([\w-]+)=*$/.exec(bare(fragment));
  const packed = match && fromBase64url(match[2] as string);
  if (!packed) return broken();
  if (match[1] === 'yaml') return packed.length > MAX_INFLATED_BYTES ? tooLarge() : textOf(packed);
  const inflated = inflate(packed, MAX_INFLATED_BYTES);
  if (inflated.kind !== 'bytes') return inflated.kind === 'too-large' ? tooLarge() : broken();
  return textOf(inflated.bytes);
}

/** YAML allows no control characters but tabs and line ends: bytes that have them are something else. */
function textOf(bytes: Uint8Array): YamlOpened {
  const text = strFromU8(bytes).replace(/\r\n?/g, '\n');
  const isText = [...text].every((letter) => letter >= ' ' || letter === '\n' || letter === '\t');
  return isText && !/[\u007f\ufffd]/.test(text) && text.trim() !== '' ? { ok: true, text } : broken();
}

function broken(): YamlOpened {
  return {
    ok: false,
    message:
      'The YAML in this link cannot be read: a part of it is missing or was changed. Copy it again from where it came from.',
  };
}

function tooLarge(): YamlOpened {
  return { ok: false, message: 'The YAML in this link is too large to be opened: a link takes at most 1 MiB of it.' };
}
