import { Inflate } from 'fflate';

/** So much is fed to the inflater at once: what comes out of it then is bounded too (deflate makes at most 1,032 bytes of one). */
const PIECE_BYTES = 1024;

/** What came of inflating: the bytes, or that there would be too many, or that it is no such data. */
export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'broken' };

/** Inflates raw deflate data, giving up as soon as it grows beyond `maxBytes`. */
export function inflate(data: Uint8Array, maxBytes: number, dictionary?: Uint8Array): Inflated {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflater = new Inflate(dictionary ? { dictionary } : {}, (piece, final) => {
    pieces.push(piece.slice());
    length += piece.length;
    ended ||= final;
  });
  try {
    for (let at = 0; at < data.length && length <= maxBytes; at += PIECE_BYTES) {
      inflater.push(data.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= data.length);
    }
  } catch {
    return { kind: 'broken' };
  }
  if (length > maxBytes) return { kind: 'too-large' };
  if (!ended) return { kind: 'broken' };
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { kind: 'bytes', bytes };
}
