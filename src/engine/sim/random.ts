/** The characters of Kubernetes' random names (apimachinery, util/rand): no vowels, no 0, 1, 3. */
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** FNV-1a, 32 bits, of a text's UTF-16 code units. */
export function hashText(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * One component's stream of chance (mulberry32). Streams are independent of each other: a component that draws more does
 * not change what another draws. The position is kept in the simulation's state, so checkpoints and forks carry it.
 */
export class Random {
  constructor(
    private readonly positions: () => Map<string, number>,
    private readonly stream: string,
    private readonly seed: number,
  ) {}

  /** A number in [0, 1). */
  float(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number in [0, below). */
  int(below: number): number {
    return Math.floor(this.float() * below);
  }

  /** Kubernetes' random suffix: `k7w2n`. */
  name(length = 5): string {
    let text = '';
    for (let i = 0; i < length; i++) text += NAME_ALPHABET[this.int(NAME_ALPHABET.length)];
    return text;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const hex = (bits: number): string => bits.toString(16).padStart(8, '0');
    const a = hex(this.bits());
    const b = hex(this.bits());
    const c = hex(this.bits());
    const variant = '89ab'[Number.parseInt(c[0] as string, 16) & 3];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${hex(this.bits())}`;
  }

  /** 32 random bits. */
  bits(): number {
    const positions = this.positions();
    const position = ((positions.get(this.stream) ?? hashText(this.stream, this.seed ^ 0x811c9dc5)) + 0x6d2b79f5) | 0;
    positions.set(this.stream, position);
    let mixed = Math.imul(position ^ (position >>> 15), 1 | position);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
