import { strFromU8, strToU8 } from 'fflate';

/** Ends a text. In a text it is written as an escape, as the escape itself is. */
const END = '\u0000';
const ESCAPE = '\u0001';

/** Numbers and texts apart from each other, as each packs best among its like. */
export class WordWriter {
  private readonly numbers: number[] = [];
  private readonly texts: string[] = [];

  /** A whole number from 0 to 2^53: seven bits a byte, the lowest first. */
  number(value: number): void {
    let left = value;
    while (left >= 128) {
      this.numbers.push((left % 128) + 128);
      left = Math.floor(left / 128);
    }
    this.numbers.push(left);
  }

  text(value: string): void {
    const safe = value.replaceAll(ESCAPE, `${ESCAPE}\u0002`).replaceAll(END, `${ESCAPE}\u0003`);
    this.texts.push(safe, END);
  }

  /** The numbers' bytes and the texts' bytes. */
  written(): { readonly numbers: Uint8Array; readonly texts: Uint8Array } {
    return { numbers: Uint8Array.from(this.numbers), texts: strToU8(this.texts.join('')) };
  }
}

/** Reads what a WordWriter wrote. Whoever reads beyond the end, or what was never written, gets an error. */
export class WordReader {
  private readonly texts: readonly string[];
  private atNumber = 0;
  private atText = 0;

  constructor(
    private readonly numbers: Uint8Array,
    texts: Uint8Array,
  ) {
    this.texts = strFromU8(texts).split(END);
  }

  number(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.numbers[this.atNumber++];
      if (byte === undefined || unit > 2 ** 49) throw new RangeError('no number');
      value += (byte % 128) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
  }

  text(): string {
    // What follows the last end is no text.
    if (this.atText >= this.texts.length - 1) throw new RangeError('no text');
    const text = this.texts[this.atText++] as string;
    return text.replaceAll(`${ESCAPE}\u0003`, END).replaceAll(`${ESCAPE}\u0002`, ESCAPE);
  }

  /** Everything must be read: what is left was put there by nobody of ours. */
  close(): void {
    const isAll = this.atNumber === this.numbers.length && this.atText === this.texts.length - 1;
    if (!isAll || this.texts.at(-1) !== '') throw new RangeError('more than was written');
  }
}
