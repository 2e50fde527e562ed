/** How many bytes a checksum takes. */
export const CHECKSUM_BYTES = 4;

/** FNV-1a, 32 bits, as four bytes: enough to notice what mail programs and fingers do to a link. */
export function checksum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return Uint8Array.of(hash >>> 24, (hash >>> 16) & 255, (hash >>> 8) & 255, hash & 255);
}
