const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x1000000000000000000013bn;

/** The FNV-1a hash of 128 bits of an ASCII text, in hexadecimal: by it Kubernetes puts endpoint ports in order (DeepHashObject). */
export function fnv128(text: string): string {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(text.charCodeAt(at))) * PRIME);
  }
  return hash.toString(16).padStart(32, '0');
}
